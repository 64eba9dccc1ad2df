/** Names this short have no letter to spare: 一幼 is not 二幼 with a slip. */
export const NEAR_MIN = 3

/** What tells two kindergartens apart is no slip of the pen: 第一 and 第二, 城东 and 城西. */
const TELLS = [
  '一二三四五六七八九十0123456789',
  '东西南北中',
  '上下',
  '大小',
  '新老旧',
  '前后',
  '内外',
  '左右',
  '县市省区',
  '镇村',
  '乡村',
  '男女',
  '甲乙丙丁',
]
/** Letters that sound or look alike, so that one slips in for the other. */
const ALIKE = [
  '源园元原圆塬缘远沅',
  '河何和荷合禾',
  '林临琳霖淋',
  '清青轻卿情',
  '柳刘流留',
  '桥乔侨',
  '石时实十',
  '平坪萍屏苹',
  '阳洋杨扬羊',
  '龙隆笼垄',
  '泉全权',
  '江姜将疆',
  '溪西希锡熙曦',
  '湖胡壶',
  '东冬',
  '兴新心欣鑫星',
  '明名鸣',
  '丰峰风封枫凤',
  '坝把霸',
  '沙砂',
  '家佳嘉加',
  '华花画',
  '景井锦京',
  '镇真振',
  '黄皇凰',
  '白百柏',
  '关官观',
  '莲连联廉',
  '岭铃领灵玲凌陵菱',
  '岩炎严盐',
  '湾弯',
  '塘堂唐糖',
  '田天',
  '义意易益',
  '永咏泳',
  '福富付',
  '泰太',
  '梅美',
  '南楠男',
  '桃逃挑兆',
  '城成诚程',
  '沟勾',
  '坡波',
  '张章',
  '李里理立利',
  '王汪旺',
  '口日',
  '土士',
  '山三',
  '育玉',
  '才财材',
  '蓝兰篮',
  '春椿',
  '水氷永',
  '古谷',
  '洪红宏虹',
  '双霜',
  '子仔',
  '大太',
  '树竖',
  '长常昌',
  '冈岗刚',
  '屯囤',
  '滩摊',
  '渡度',
  '营莹',
  '庄装',
  '桔橘',
  '余于榆',
  '宁凝',
  '鹿路陆',
  '马码',
  '金今',
  '银引',
  '铜同',
  '茶查',
  '峡侠',
  '洞动',
  '井并',
  '万方',
  '朱珠',
  '园圆',
]

/** Is the one text the other with one letter changed, lost or added? Letters that tell kindergartens apart count. */
export function near(said: string, name: string): boolean {
  if (said === name || Math.min(said.length, name.length) < NEAR_MIN) return false
  if (Math.abs(said.length - name.length) > 1) return false
  let start = 0
  while (start < said.length && said[start] === name[start]) start++
  let a = said.length
  let b = name.length
  while (a > start && b > start && said[a - 1] === name[b - 1]) {
    a--
    b--
  }
  if (a - start > 1 || b - start > 1) return false
  const was = said[start] ?? ''
  const is = name[start] ?? ''
  if (a === b) return !TELLS.some((group) => group.includes(was) && group.includes(is))
  const odd = a > b ? was : is
  const long = a > b ? said : name
  if (odd === long[start - 1] || odd === long[start + 1]) return true
  return !TELLS.some((group) => group.includes(odd))
}

/** Do the two letters sound or look alike? */
export const alike = (a: string, b: string): boolean => ALIKE.some((group) => group.includes(a) && group.includes(b))
