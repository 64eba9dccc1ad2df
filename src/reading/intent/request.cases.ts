/** Messages that ask something of the bot or tell it what to do with records and papers. */
export const REQUESTS = {
  help: [
    '怎么用', '怎么记录？', '这个机器人怎么用啊', '请问怎么登记送教', '如何补记上个月的活动？', '怎么修改日期', '怎么删除记录？', '记录怎么导出', '照片怎么上传', '能记什么', '可以记哪些活动？', '你能做什么', '你会干什么', '你是谁？', '有什么功能', '帮助', 'help', '/help', '使用说明', '有哪些命令',
    '送教算不算示范课？', '线上教研算结对活动吗', '去村园看了看算不算一次活动', '家长讲座要不要记？', '电话沟通需要登记吗？', '听课是算教研还是算观摩？', '环创应该记成什么类型', '捐赠算哪一类', '不会用，教教我', '在哪里填活动记录？', '记错了怎么改？', '什么是分项？', '送教下乡和示范课有什么区别', '以前的活动还能补记吗', '可以语音记录吗？', '忘了拍照可以记吗', '总结怎么写？', '方案怎么交？', '给个例子', '可以一次记两个活动吗？',
    'how do I log a visit?', 'How to use this?', 'what can you do?', 'does an online talk count?', 'Can I log past activities?', 'how do i change a record',
  ],
  privacy: [
    '删除我的信息', '请把我的个人信息删掉', '把我的名字从系统里删了', '谁能看到我的记录？', '别的园能看到这些照片吗', '照片会不会外传', '孩子的照片安全吗？', '可以发孩子的正脸照片吗', '能不能上传幼儿照片？', '孩子的名字能写进去吗？', '你们收集了哪些信息', '我的手机号会泄露吗', '数据存在哪里？', '照片保存多久', '清除个人数据', '我的信息安全吗', '领导能看到我们的聊天记录吗', '我要注销账号',
    'who can see my records?', 'please delete my data', 'forget me', 'Is my personal information safe?', 'where are the photos stored?',
  ],
  delete: [
    '刚才那条删了', '删掉刚才那条', '把上一条记录删了', '撤回上一条', '撤销', '删除', '那条不算', '记错了请删除', '刚才记错了，撤回', '昨天那条送教记录删掉吧', '上一条作废', '重复了，删一条记录', '刚才记的不算', '把那条记录撤了', '取消刚才的记录', '这条记录不要了', '10月21日的送教记录删掉', '发重复了，删掉一条',
    'undo', 'undo my last record', 'delete the last log', 'remove that entry please', 'Please withdraw my previous record',
  ],
  edit: [
    '人数改成6', '人数改为6人', '刚才那条人数改成6', '刚才那条少写了一个人', '上一条漏了两位老师', '日期写错了，应该是21号', '日期改成11月20日', '不是示范课是讲座', '是讲座不是示范课', '再加200元', '刚才的金额不对，是3800元', '金额应为5000元', '地点改为桃源园', '主题写错了，是《会跳舞的盐》', '类型改成教研', '听课人数改成25', '幼儿人数应该是30', '节数写错了，应该是3节', '刚才那条应该是下午', '多写了一个人', '参加人数有误，应为8人', '上一条记录改一下，人数是7人', '更正：人数为12人', '更正一下，听课的是22人', '应该是6人不是5人', '受援园写错了，应该是石桥园', '主讲人改成李老师', '时长改成2小时', '不是2节，是3节', '昨天那条送教记录人数改成8', '打错了，是6人', '*6人', '漏记了一节课',
    'change the head count to 6', 'should be 6 not 5', 'Correction: 8 teachers', 'the date should be Nov 20', 'change the type to lecture', 'please fix the last record: 7 people',
  ],
  reschedule: [
    '周三的活动改到周五', '明天的送教改到下周二', '原定本周五的示范课推迟到12月4日', '送教延期到下周', '12月3日的讲座改为12月10日', '下周三的教研提前到周一', '周五的送教改期', '明天的送教改时间，改成后天下午', '下周的观摩顺延一周', '示范课往后推两天', '活动延期，时间另定', '桃源园那边有事，周四的送教挪到周五', '把周三的送教换到周四', '时间改到下午三点，明天的送教',
    'move the visit to Friday', 'Please reschedule the lecture to December 8', 'postpone the demo class to next week', 'The training on Dec 1 is pushed back to Dec 3',
  ],
  cancel: [
    '取消明天的送教', '明天的送教取消', '周五的活动取消了', '原定下周三的讲座取消', '明天不去桃源园了', '下周的教研不搞了', '周五的示范课办不了了', '因下雪，明天的送教取消', '活动取消', '12月5日的捐赠仪式不办了', '明天桃源园来不了了', '本周教研暂停', '送教先不去了', '接通知，周三的观摩活动取消，时间另行通知',
    'cancel the visit on Friday', 'Tomorrow’s lecture is cancelled', 'call off the demo class', 'we can’t come tomorrow, cancel the visit',
  ],
  export: [
    '导出', '导出台账', '导出本学期记录', '发一份台账表格', '把这学期的记录打包', 'excel 给我', '要一份活动明细', '把送教记录导成excel', '给我一份上个月的台账', '台账发我一下', '打印一份台账', '把所有记录整理成表格', '生成捐赠清单', '需要一份培训汇总表', '帮我拉一个送教的统计表', '下载本学年的记录', '来一份台账',
    'export the records of this term', 'download all records', 'send me a spreadsheet of this month', 'Excel please',
  ],
  report: [
    '写总结', '帮我写总结', '写一份本学期的结对帮扶总结', '出一份督查材料', '给县里出一份材料', '生成年度总结', '帮忙写个简报', '昨天的送教写个通讯稿', '起草评优推荐材料', '准备一下督查要的材料', '把这学期的活动总结一下', '做一份汇报材料', '拟一份整改报告', '写一篇美篇', '给王老师写个评优推荐', '督查反馈意见帮我起草一下', '需要一份年度工作汇报', '整理一份典型案例', '根据这学期的记录写个工作总结', '帮我起草下学年的方案', '年度总结来一份', '半年工作总结', '局里要结对帮扶的材料',
    'write a summary of this term', 'draft the annual report', 'Prepare materials for the inspection', 'summarize our activities this month', 'please write a newsletter about the visit',
  ],
  filing: [
    '纸质稿已交', '方案电子稿已报', '年度总结已交市局', '收到两份总结纸质版', '收到桃源园方案纸质稿1份', '总结已盖章', '备案号是2026-15', '方案已备案', '总结和方案一式两份已送幼教科', '纸质版寄出去了', '总结交了', '方案昨天交了', '年度方案已上报', '纸质版交了一份还差一份', '总结退回了，要补盖章', '今天把总结和方案送到市教育局了', '电子稿发到幼教科邮箱了', '年度总结签收2份', '送教方案已报送',
    'paper copies handed in', 'two copies of the summary submitted', 'received the annual plan from Taoyuan', 'The summary has been stamped',
  ],
  query: [
    '本学期送教几次？', '我们做了几节示范课', '谁还没交', '谁还没交总结？', '上次去桃源是哪天', '什么时候截止', '这个月有几次活动', '哪些园还没开展活动', '下周有什么安排', '今年捐赠了多少钱？', '本学期一共培训多少人次', '查一下桃源园的记录', '看看这学期的台账', '我有多少学时', '方案交了吗？', '总结什么时候交', '昨天的送教记上了吗', '下一次送教是什么时候？', '我们园跟谁结对？', '完成率多少', '还差几次送教', '统计一下各园送教次数', '进度怎么样了？', '这学期开展过讲座吗？', '列出十月的活动', '最近一次跟岗是什么时候', '我的学分', '本月讲座几场', '一共捐了几批物资？', '有没有还没整改的问题？', '我们的计划完成了多少', '查查谁去年没送教',
    'how many lessons did we give this term?', 'when is the deadline?', 'who has not filed yet?', 'show me the records of October', 'what is coming next week?', 'which pairs did nothing this month?', 'List our visits', 'Has the summary been received?',
  ],
} as const
