/** Who gives goes there, or who learns comes. */
export type Flow = 'give' | 'learn'

/** By words that leave no doubt: 送教, 捐赠; 跟岗, 取经. Both or neither tell nothing. */
export const strongly = (text: string): Flow | undefined => pick(GIVE_STRONG.test(text), LEARN_STRONG.test(text))

/** By words of either way: 示范课, 讲座; 观摩, 学习. */
export const weakly = (text: string): Flow | undefined => pick(GIVE_WEAK.test(text), LEARN_WEAK.test(text))

const pick = (give: boolean, learn: boolean): Flow | undefined => (give === learn ? undefined : give ? 'give' : 'learn')

const GIVE_STRONG =
  /送教|送课|送培|送研|送学|支教|捐|赠(?!送锦旗)|走下去|送去|送上|下乡|下园|走教|慰问|帮扶指导|指导帮扶|实地帮扶|入园指导|把脉|问诊|诊断|献课|挂任|传经送宝|环创|环境创设|巡回指导|帮扶活动|donat|send-teaching|demo (?:class|lesson)|demonstration (?:class|lesson)|gave (?:a |\w+ )?(?:lecture|talk|class|lesson)|taught/
const LEARN_STRONG =
  /跟岗|跟班|取经|配班|影子|顶岗学习|挂职锻炼|挂职学习|浸润|参观学习|观摩学习|学习观摩|来园学习|来园观摩|来园参观|入园观摩|请进来|进城(?![乡镇])|外出学习|shadow|observ|to learn|learn from/
const GIVE_WEAK =
  /示范课|执教|讲座|授课|指导|培训(?!学习)|带来|带去|帮扶(?!园|协议|方|对象|工作|计划|单位)|上课|展示|引领|辐射|调研|走访|上了|lecture|talk|workshop|guid/
const LEARN_WEAK = /观摩|参观|学习|听课|参训|参加培训|研修|听讲|聆听|请教|开放|考察|接待|visit/
