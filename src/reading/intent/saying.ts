/** Lists of words that several ways of asking share; named in a way as `<HOW>`. */
const WORDS = {
  HOW: '怎么|怎样|如何|咋|怎地',
  /** What one does with records and with the bot. */
  RECORDING:
    '用|记|填|录|登记|登|改|删|撤|导出|导|绑定|绑|设置|上传|操作|补|添加|提交|打印|查看|查|注册|归档|报送|取消|安排|修改|撤回|删除|写进|放进|加进|加入|加到|拉进|换|传|区分|分清|选',
  WHAT: '什么|啥|哪些|哪种|哪类|哪一类|哪个类型',
  YES_OR_NO: '吗|么|嘛|不|没|[?？]',
  /** One record, pointed at. */
  LAST: '(?:刚才|刚刚|方才|刚|才|上面|上|前面|前|最后|最近|最新|那|这|该|重复|多余|昨[天日晚]|今[天日早]|前天|上午|下午|我)(?:发|报|记|登|录|写|交|提交|上传|填|说|存)?(?:错)?了?的?(?:那|这|上)?(?:一|两|几|1|2)?(?:条|则|笔|个记录|次记录|份记录|项记录|记录)(?:活动|送教)?(?:记录)?',
  DOCUMENT:
    '总结|小结|材料|汇报|报告|简报|通讯|新闻|美篇|推文|稿子|稿件|宣传稿|文稿|推荐|评优|评先|申报|反馈|述职|情况说明|发言|讲话|案例|经验|心得|通报|简讯|信息稿|报道|方案|计划书|事迹|自评|整改报告|公众号|文字|一段话|感谢信|倡议书|邀请函',
  LEDGER:
    '台账|台帐|明细|清单|汇总表|统计表|记录表|一览表|登记表|表格|电子表|流水|案卷|全部记录|所有记录|活动记录|送教记录|帮扶记录|excel',
  FILED: '总结|方案|计划|协议|纸质|纸版|电子[稿版档]|文本|正式稿|材料',
  /** What the records are about. */
  WORK: '送教|送课|送培|示范课|公开课|展示课|讲座|教研|培训|观摩|跟岗|挂职|支教|结对|帮扶|捐赠|捐款|捐了|活动|记录|台账|台帐|总结|方案|计划|安排|日程|任务|学时|学分|课时|督查|整改|报送|备案|座谈|走访|听课|评课|师徒|课题|联谊|环创|签约|交流|下乡|进度|档案|通报|送去|指导|截止|次数|人次|示范园|乡镇园',
  CHILDREN: '孩子|幼儿|小朋友|宝贝|宝宝|娃|学生|儿童',
  PICTURES: '照片|相片|图片|视频|录像|正脸|影像|照',
  MINE: '我|本人|自己|我们|老师|教师|个人',
} as const

/**
 * Ways of saying one thing as one pattern over folded text. `<HOW>` stands for a list of words, `…8` for up to eight
 * letters of the same sentence.
 */
export function saying(...ways: readonly string[]): RegExp {
  const alternatives = ways.map((way) =>
    way
      .replace(/<([A-Z_]+)>/g, (_, name: string) => `(?:${WORDS[name as keyof typeof WORDS]})`)
      .replace(/…(\d+)/g, '[^。!！?？;；\\n]{0,$1}?'),
  )
  return new RegExp(alternatives.join('|'))
}
