<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>accounts</name>
    <message>
        <source>Key file (*.json)</source>
        <translation>密钥文件 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose the shop&apos;s key file</source>
        <translation>选择店铺的密钥文件</translation>
    </message>
    <message>
        <source>Trying the keys of {file} …</source>
        <translation>正在验证 {file} 里的密钥…</translation>
    </message>
    <message>
        <source>Trying the keys …</source>
        <translation>正在验证密钥…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The trace service was added.</source>
        <translation>已添加轨迹查询服务。</translation>
    </message>
    <message>
        <source>Added: {shops}</source>
        <translation>已添加：{shops}</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>店铺名称</translation>
    </message>
    <message>
        <source>App key</source>
        <translation>App Key</translation>
    </message>
    <message>
        <source>App secret</source>
        <translation>App Secret</translation>
    </message>
    <message>
        <source>Redirect address of the application</source>
        <translation>应用的回调地址</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Refresh Token</translation>
    </message>
    <message>
        <source>Code, or the whole address after signing in</source>
        <translation>授权码，或授权后浏览器的整个地址</translation>
    </message>
    <message>
        <source>Enter the redirect address as it stands in the console, open the page of authorisation and sign in with the shop&apos;s main account. If that address is on this computer (http://127.0.0.1:8713/), the code comes by itself; otherwise paste the address that the browser shows afterwards.</source>
        <translation>按控制台里登记的填写回调地址，打开授权页，用店铺主账号登录。回调地址在本机（如 127.0.0.1:8713）时，授权码会自动传回；否则把浏览器最后显示的网址粘贴到这里。</translation>
    </message>
    <message>
        <source>Keys are tried first and kept in the encrypted file only; nobody else gets them.</source>
        <translation>密钥先验证，再存入本机加密文件，不会发给任何其他人。</translation>
    </message>
    <message>
        <source>Trying them costs one query.</source>
        <translation>验证时会用掉一次查询。</translation>
    </message>
    <message>
        <source>1688</source>
        <translation>1688</translation>
    </message>
    <message>
        <source>Sign in at open.1688.com and open the console.</source>
        <translation>登录 open.1688.com，进入控制台。</translation>
    </message>
    <message>
        <source>Application management: App key and App secret stand on its page.</source>
        <translation>应用管理：在应用详情页查看 App Key 和 App Secret。</translation>
    </message>
    <message>
        <source>Or, if you have it already, instead of a code:</source>
        <translation>已经有的，也可以不用授权码，直接填写：</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Access Token</translation>
    </message>
    <message>
        <source>Taobao or Tmall</source>
        <translation>淘宝／天猫</translation>
    </message>
    <message>
        <source>Sign in at open.taobao.com and open the console.</source>
        <translation>登录 open.taobao.com，进入控制台。</translation>
    </message>
    <message>
        <source>Whether it is Taobao or Tmall the platform tells by itself.</source>
        <translation>是淘宝还是天猫，平台自己会告知。</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Douyin shop</source>
        <translation>抖店</translation>
    </message>
    <message>
        <source>Sign in at op.jinritemai.com and open the console.</source>
        <translation>登录 op.jinritemai.com，进入控制台。</translation>
    </message>
    <message>
        <source>An application of your own signs itself in. A tool application needs a code: open the page of authorisation, sign in, and paste the address that the browser shows afterwards. If its redirect address is on this computer, the code comes by itself.</source>
        <translation>自用型应用会自行授权。工具型应用需要授权码：打开授权页登录，再把浏览器最后显示的网址粘贴到这里。回调地址在本机的，授权码会自动传回。</translation>
    </message>
    <message>
        <source>Number of the shop</source>
        <translation>店铺 ID</translation>
    </message>
    <message>
        <source>An application of your own:</source>
        <translation>自用型应用：</translation>
    </message>
    <message>
        <source>Service number of the application</source>
        <translation>应用的服务 ID</translation>
    </message>
    <message>
        <source>Or a tool application:</source>
        <translation>或工具型应用：</translation>
    </message>
    <message>
        <source>Kuaidi100 (traces)</source>
        <translation>快递100（轨迹）</translation>
    </message>
    <message>
        <source>Sign in at api.kuaidi100.com.</source>
        <translation>登录 api.kuaidi100.com。</translation>
    </message>
    <message>
        <source>Customer and key stand under the account&apos;s authorisation.</source>
        <translation>在账号的授权信息中查看 customer 和 key。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>customer</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>key</translation>
    </message>
    <message>
        <source>Kdniao (traces)</source>
        <translation>快递鸟（轨迹）</translation>
    </message>
    <message>
        <source>Sign in at www.kdniao.com.</source>
        <translation>登录 www.kdniao.com。</translation>
    </message>
    <message>
        <source>The user ID and the API key stand in the user management.</source>
        <translation>在用户管理后台查看用户 ID 和 API Key。</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>用户 ID</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API Key</translation>
    </message>
    <message>
        <source>Query of your plan: 1002, or 8001</source>
        <translation>套餐的接口指令：1002 或 8001</translation>
    </message>
    <message>
        <source>Open the page of authorisation</source>
        <translation>在浏览器打开授权页</translation>
    </message>
    <message>
        <source>Open {host} ›</source>
        <translation>打开 {host} ›</translation>
    </message>
    <message>
        <source>Saved already: may be left empty</source>
        <translation>已保存，可不填</translation>
    </message>
    <message>
        <source>{field} (optional)</source>
        <translation>{field}（选填）</translation>
    </message>
    <message>
        <source>Add shop or trace service</source>
        <translation>添加店铺或轨迹服务</translation>
    </message>
    <message>
        <source>Platform or trace service</source>
        <translation>平台或轨迹服务</translation>
    </message>
    <message>
        <source>Try and save</source>
        <translation>验证并保存</translation>
    </message>
    <message>
        <source>From a key file…</source>
        <translation>从密钥文件添加…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sign in in the browser, then paste the address that it shows.</source>
        <translation>请在浏览器里登录，然后粘贴浏览器显示的网址。</translation>
    </message>
    <message>
        <source>The platform did not grant the sign-in.</source>
        <translation>平台没有同意授权。</translation>
    </message>
    <message>
        <source>Nothing came from the browser. Open the page again, or paste the address.</source>
        <translation>浏览器没有传回授权。请重新打开授权页，或粘贴网址。</translation>
    </message>
    <message>
        <source>Sign in in the browser; the code comes by itself.</source>
        <translation>请在浏览器里登录，授权码会自动传回。</translation>
    </message>
    <message>
        <source>Port {port} is used by another program: paste the address that the browser shows.</source>
        <translation>端口 {port} 被其他程序占用：请粘贴浏览器显示的网址。</translation>
    </message>
    <message>
        <source>No browser opened. Open this address in one:</source>
        <translation>没有打开浏览器。请在浏览器里打开这个网址：</translation>
    </message>
    <message>
        <source>The sign-in has arrived. You can close this page.</source>
        <translation>已收到授权，可以关闭本页。</translation>
    </message>
    <message>
        <source>The platform did not grant the sign-in. You can close this page.</source>
        <translation>平台没有同意授权，可以关闭本页。</translation>
    </message>
    <message>
        <source>This page belongs to no sign-in that is waited for.</source>
        <translation>这不是正在等待的授权。</translation>
    </message>
</context>
<context>
    <name>acts</name>
    <message>
        <source>Only recorded here: the act itself is done on the platform</source>
        <translation>只在本机登记；操作本身请在平台完成</translation>
    </message>
    <message>
        <source>Chase</source>
        <translation>催件</translation>
    </message>
    <message>
        <source>Copies a message for the carrier and records the chase</source>
        <translation>复制发给快递的催件话术，并登记已催件</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Nothing more to do but wait for a scan (H)</source>
        <translation>不再需要操作，只等新轨迹（H）</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>报备…</translation>
    </message>
    <message>
        <source>Shows what a filing would cover before anything is sent (R)</source>
        <translation>先看会覆盖哪些订单，再提交（R）</translation>
    </message>
    <message>
        <source>Carrier checks</source>
        <translation>待快递反馈</translation>
    </message>
    <message>
        <source>The carrier promised an answer</source>
        <translation>快递已答应核实</translation>
    </message>
    <message>
        <source>Record replaced number</source>
        <translation>登记换单</translation>
    </message>
    <message>
        <source>Record changed carrier</source>
        <translation>登记换快递</translation>
    </message>
    <message>
        <source>Record refund</source>
        <translation>登记退款</translation>
    </message>
    <message>
        <source>Checked first, then sent to the platform once</source>
        <translation>先检查，再向平台提交一次</translation>
    </message>
    <message>
        <source>Ship…</source>
        <translation>发货…</translation>
    </message>
    <message>
        <source>Replace number…</source>
        <translation>换单号…</translation>
    </message>
    <message>
        <source>Record filing</source>
        <translation>登记报备</translation>
    </message>
    <message>
        <source>Record shipping</source>
        <translation>登记发货</translation>
    </message>
    <message>
        <source>Record agreement with buyer</source>
        <translation>登记协商</translation>
    </message>
    <message>
        <source>Record buyer&apos;s confirmation</source>
        <translation>登记确认收货</translation>
    </message>
    <message>
        <source>Does not come back by time</source>
        <translation>不再按时间回到待处理</translation>
    </message>
    <message>
        <source>Look again {time}</source>
        <translation>再看时间：{time}</translation>
    </message>
    <message>
        <source>Note kept</source>
        <translation>备注已保存</translation>
    </message>
    <message>
        <source>&quot;{rule}&quot; confirmed; asked again {day}</source>
        <translation>已确认「{rule}」仍有效，{day}再问</translation>
    </message>
    <message>
        <source>Copied {number}</source>
        <translation>已复制 {number}</translation>
    </message>
    <message>
        <source>No parcel there has a number yet</source>
        <translation>其中还没有运单号</translation>
    </message>
    <message>
        <source>Message about {n} parcel(s) copied</source>
        <translation>已复制 {n} 件的催件话术</translation>
    </message>
    <message>
        <source>Message about the first {n} parcel(s) copied; {left} more are not in it</source>
        <translation>已复制前 {n} 件的催件话术，其余 {left} 件不在其中</translation>
    </message>
    <message>
        <source>Chase message copied. Order {order}: {state}</source>
        <translation>催件话术已复制。订单 {order}：{state}</translation>
    </message>
    <message>
        <source>Order {order}: {state}</source>
        <translation>订单 {order}：{state}</translation>
    </message>
    <message>
        <source>{text} · look again {time}</source>
        <translation>{text} · 再看 {time}</translation>
    </message>
</context>
<context>
    <name>asking</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>backups</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>No daily backup yet.</source>
        <translation>还没有每日备份。</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>One is made every day beside the data, encrypted like them. Put one on another disk now and then: it opens with the same keyring or passphrase, or the recovery code.</source>
        <translation>每天自动在数据旁边备份一次，与数据一样加密。请不时存一份到另一块硬盘：用同一个密钥环、口令或恢复码都能打开。</translation>
    </message>
    <message>
        <source>What is here now is kept when you go back to a backup.</source>
        <translation>恢复备份时，现在的数据会移到 replaced 文件夹保留。</translation>
    </message>
    <message>
        <source>Restore this backup…</source>
        <translation>恢复此备份…</translation>
    </message>
    <message>
        <source>{when} ・ {orders} order(s) ・ {size} MB</source>
        <translation>{when} ・ {orders} 个订单 ・ {size} MB</translation>
    </message>
    <message>
        <source>Restore the backup of {when}</source>
        <translation>恢复 {when} 的备份</translation>
    </message>
    <message>
        <source>Backed up and opened for proof: {orders} order(s), {size} MB, every page whole.</source>
        <translation>备份完成并已打开核对：{orders} 个订单，{size} MB，每一页都完好。</translation>
    </message>
    <message>
        <source>The backup of {when} with {orders} order(s) takes the data&apos;s place.</source>
        <translation>{when} 的备份（{orders} 个订单）将取代现在的数据。</translation>
    </message>
    <message>
        <source>What is here now ({orders} order(s)) is moved aside into the folder replaced, never removed. What was polled, imported, noted or filed since the backup is not in it.</source>
        <translation>现在的数据（{orders} 个订单）会移到 replaced 文件夹，不会删除。备份之后拉取、导入、标记和报备的内容不在备份里。</translation>
    </message>
    <message>
        <source>Restored the backup of {when}: {orders} order(s). What was here lies in {path}</source>
        <translation>已恢复 {when} 的备份：{orders} 个订单。原来的数据在 {path}</translation>
    </message>
    <message>
        <source>What is here now is moved aside into the folder replaced, never removed.</source>
        <translation>现在的数据会移到 replaced 文件夹，不会删除。</translation>
    </message>
    <message>
        <source>The backup is checked page by page first. Then this window closes, and opens again on the restored data; an import or export under way is cancelled.</source>
        <translation>先逐页核对备份，然后关闭窗口，并在恢复后的数据上重新打开；正在进行的导入或导出会取消。</translation>
    </message>
    <message>
        <source>Restore and open again</source>
        <translation>恢复并重新打开</translation>
    </message>
    <message>
        <source>Do not restore</source>
        <translation>不恢复</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>恢复此备份？</translation>
    </message>
</context>
<context>
    <name>beside</name>
    <message>
        <source>Sent to the platform from here</source>
        <translation>从本机发往平台的操作</translation>
    </message>
    <message>
        <source>Ask the platform</source>
        <translation>向平台核实</translation>
    </message>
    <message>
        <source>Reads the order there; nothing is sent</source>
        <translation>只读取平台上的订单，不会再次提交</translation>
    </message>
    <message>
        <source>It was done</source>
        <translation>已办成</translation>
    </message>
    <message>
        <source>It was not</source>
        <translation>没有办成</translation>
    </message>
    <message>
        <source>The answer was lost: nobody knows whether the platform did it. Check there; nothing is sent again by itself.</source>
        <translation>没有收到平台的答复，不知道是否办成。请到平台核实；程序不会自行再次提交。</translation>
    </message>
    <message>
        <source>Refunds and after-sale cases</source>
        <translation>退款与售后</translation>
    </message>
    <message>
        <source>Answer until {time} ({left})</source>
        <translation>须在 {time} 前处理（{left}）</translation>
    </message>
    <message>
        <source>The goods come back with {number}</source>
        <translation>退货单号 {number}</translation>
    </message>
    <message>
        <source>Asked for {time}</source>
        <translation>{time} 申请</translation>
    </message>
    <message>
        <source>The promise was changed on the platform</source>
        <translation>平台发货时效修改记录</translation>
    </message>
    <message>
        <source>{time}  ship by {before} → {after}</source>
        <translation>{time}  发货时限 {before} → {after}</translation>
    </message>
    <message>
        <source>Messages of the platform</source>
        <translation>平台消息</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>标为已看</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Order {order}: {state}</source>
        <translation>订单 {order}：{state}</translation>
    </message>
    <message>
        <source>Order {order}: the platform does not tell yet ({state})</source>
        <translation>订单 {order}：平台上还看不出结果（{state}）</translation>
    </message>
    <message>
        <source>Order {order}: nothing of it shows on the platform yet, which may still be at work on it. Ask again from {time} on.</source>
        <translation>订单 {order}：平台上还没有这次操作的结果，平台可能仍在处理，请 {time} 之后再核实</translation>
    </message>
</context>
<context>
    <name>bulk</name>
    <message>
        <source>Mark handled…</source>
        <translation>标为已处理…</translation>
    </message>
    <message>
        <source>Copy chase message</source>
        <translation>复制催件话术</translation>
    </message>
    <message>
        <source>Start a filing…</source>
        <translation>发起报备…</translation>
    </message>
    <message>
        <source>Export marked</source>
        <translation>导出所选</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>{n} row(s) marked</source>
        <translation>已选 {n} 行</translation>
    </message>
    <message>
        <source>At most {most} rows at once; Export takes the whole list</source>
        <translation>一次最多 {most} 行；「导出」可写出整个列表</translation>
    </message>
    <message>
        <source>Mark {n} row(s) handled. A note, if you like:</source>
        <translation>将 {n} 行标为已处理，可附备注：</translation>
    </message>
    <message>
        <source>{n} row(s) marked handled</source>
        <translation>已将 {n} 行标为已处理</translation>
    </message>
    <message>
        <source>Mark handled</source>
        <translation>标为已处理</translation>
    </message>
</context>
<context>
    <name>care</name>
    <message>
        <source>Check my installation</source>
        <translation>检查我的安装</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再检查一次</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Checking: every page of the data is read …</source>
        <translation>正在检查：逐页读取全部数据……</translation>
    </message>
    <message>
        <source>{n} fault(s) found; beside each stands how to mend it.</source>
        <translation>有 {n} 处问题，每处旁边写着怎么修。</translation>
    </message>
    <message>
        <source>Nothing is wrong with this installation.</source>
        <translation>安装一切正常。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>程序的组成部分</translation>
    </message>
    <message>
        <source>Its licence</source>
        <translation>许可证正文</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>The workbench stands on free software; these are its makers&apos; own words.</source>
        <translation>工作台建立在自由软件之上，以下是各作者的许可证原文。</translation>
    </message>
    <message>
        <source>It brings no text of its own along.</source>
        <translation>它没有附带许可证正文。</translation>
    </message>
    <message>
        <source>Support bundle</source>
        <translation>支持包</translation>
    </message>
    <message>
        <source>Parts of the bundle</source>
        <translation>支持包的内容</translation>
    </message>
    <message>
        <source>Text of the chosen part</source>
        <translation>所选部分的文字</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>For whoever helps you. It is a file on this computer: nothing is sent. Read each part and take out what should not go along. Order numbers, waybills and keys are replaced, names and addresses are not in it.</source>
        <translation>交给帮您排查问题的人。它只是这台电脑上的一个文件，不会发送到任何地方。请逐项看过，不想给的去掉勾。订单号、运单号和密钥已替换，姓名和地址不在里面。</translation>
    </message>
    <message>
        <source>Gathering: every page of the data is read …</source>
        <translation>正在收集：逐页读取全部数据……</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>一项也没有勾选。</translation>
    </message>
    <message>
        <source>Save the support bundle</source>
        <translation>保存支持包</translation>
    </message>
    <message>
        <source>ZIP file (*.zip)</source>
        <translation>ZIP 文件 (*.zip)</translation>
    </message>
    <message>
        <source>Support bundle saved: {file}</source>
        <translation>支持包已保存：{file}</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>许可证…</translation>
    </message>
    <message>
        <source>Ask once a day</source>
        <translation>每天查询一次</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>打开发布页</translation>
    </message>
    <message>
        <source>Check my installation…</source>
        <translation>检查我的安装…</translation>
    </message>
    <message>
        <source>Support bundle…</source>
        <translation>支持包…</translation>
    </message>
    <message>
        <source>The check reads every page of the data and says what is wrong and how to mend it. The support bundle is a file for whoever helps you; you read it before it is saved.</source>
        <translation>检查会逐页读取数据，说明哪里有问题、怎么修。支持包是交给帮忙的人的文件，保存前您先看过。</translation>
    </message>
    <message>
        <source>When something is wrong</source>
        <translation>出问题时</translation>
    </message>
    <message>
        <source>Only the publisher&apos;s signed word counts. The workbench never fetches or installs anything by itself: it says what changed and opens the page when you ask for it.</source>
        <translation>只认发布者签名的通知。工作台从不自行下载或安装：只说明改了什么，您点了才打开发布页。</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>正在查询……</translation>
    </message>
    <message>
        <source>This build names nobody to ask: whoever gave it to you tells of newer ones.</source>
        <translation>此版本没有填写查询地址：新版本请以提供者的通知为准。</translation>
    </message>
    <message>
        <source>Version {version} is out, of {day}.</source>
        <translation>新版本 {version} 已发布（{day}）。</translation>
    </message>
    <message>
        <source>Nobody was asked yet.</source>
        <translation>还没有查询过。</translation>
    </message>
    <message>
        <source>This is the newest version. Asked {time}.</source>
        <translation>已是最新版本。查询于 {time}。</translation>
    </message>
    <message>
        <source>{pack}: {n} rule(s), checked {day}</source>
        <translation>{pack}：{n} 条规则，最后核实 {day}</translation>
    </message>
</context>
<context>
    <name>cases</name>
    <message>
        <source>Filing no.</source>
        <translation>报备编号</translation>
    </message>
    <message>
        <source>Evidence packet…</source>
        <translation>申诉凭证…</translation>
    </message>
    <message>
        <source>PDF, files and their hashes in one ZIP (P)</source>
        <translation>PDF、文件及其校验值打成一个 ZIP（P）</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Number of the filing that it names</source>
        <translation>引用的报备编号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Amount returned (CNY)</source>
        <translation>退回金额（元）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Delete draft</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Why the penalty is wrong, in your own words</source>
        <translation>用自己的话说明处罚为何不当</translation>
    </message>
    <message>
        <source>Appeal on the platform&apos;s page; here it is only recorded. Names and phones are masked.</source>
        <translation>请在平台页面提交申诉，这里只做登记；姓名和电话自动打码。</translation>
    </message>
    <message>
        <source>Sent on the platform</source>
        <translation>已在平台提交</translation>
    </message>
    <message>
        <source>Penalty revoked</source>
        <translation>处罚已撤销</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Money is back</source>
        <translation>款已退回</translation>
    </message>
    <message>
        <source>Can be taken back for ten seconds (Del)</source>
        <translation>十秒内可撤回（Del）</translation>
    </message>
    <message>
        <source>Go on with the appeal…</source>
        <translation>继续申诉…</translation>
    </message>
    <message>
        <source>Go on with the filing…</source>
        <translation>继续报备…</translation>
    </message>
    <message>
        <source>Record the answer…</source>
        <translation>登记结果…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Promises covered</source>
        <translation>覆盖的承诺发货时间</translation>
    </message>
    <message>
        <source>Holds until</source>
        <translation>有效至</translation>
    </message>
    <message>
        <source>Ship by, as granted</source>
        <translation>获准的最晚发货</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Money returned</source>
        <translation>款已退回</translation>
    </message>
    <message>
        <source>Penalties</source>
        <translation>处罚</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>ship by {time}</source>
        <translation>须在 {time} 前发货</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 单</translation>
    </message>
    <message>
        <source>{n} are not among our orders</source>
        <translation>{n} 单不在本机订单中</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Told by the platform</source>
        <translation>平台告知</translation>
    </message>
    <message>
        <source>Appeal…</source>
        <translation>申诉…</translation>
    </message>
    <message>
        <source>No reason told</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>{n} order(s)</source>
        <translation>{n} 单</translation>
    </message>
    <message>
        <source>Choose a row to see it here</source>
        <translation>选中一行，在这里查看详情</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Appeals only</source>
        <translation>只看申诉</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Copied {number}</source>
        <translation>已复制 {number}</translation>
    </message>
    <message>
        <source>Evidence packet</source>
        <translation>申诉凭证</translation>
    </message>
    <message>
        <source>▲ The time to appeal is over.</source>
        <translation>▲ 申诉期已过。</translation>
    </message>
    <message>
        <source>◇ No rule we know tells the last day: look at the platform.</source>
        <translation>◇ 已知规则没有写申诉期限，请以平台页面为准。</translation>
    </message>
    <message>
        <source>Appeal until {time} · {left}</source>
        <translation>申诉截止 {time} · {left}</translation>
    </message>
    <message>
        <source>sent {time}</source>
        <translation>提交 {time}</translation>
    </message>
    <message>
        <source>answered {time}</source>
        <translation>答复 {time}</translation>
    </message>
    <message>
        <source>money back {time}</source>
        <translation>退款 {time}</translation>
    </message>
    <message>
        <source>The platform told of {amount} given back {time}.</source>
        <translation>平台告知已退回 {amount}（{time}）。</translation>
    </message>
    <message>
        <source>◇ No number is demanded; filing {number} speaks of this order.</source>
        <translation>◇ 不要求报备编号；报备 {number} 涉及该订单。</translation>
    </message>
    <message>
        <source>◇ No filing number is demanded here: the proof decides.</source>
        <translation>◇ 此处不要求报备编号，以凭证为准。</translation>
    </message>
    <message>
        <source>✓ Filing {number} was approved before the judgement: name it.</source>
        <translation>✓ 报备 {number} 在判责前已通过，请在申诉中引用。</translation>
    </message>
    <message>
        <source>▲ No filing of ours covers this order. Only a number that was approved before the judgement is accepted: without one the appeal is refused.</source>
        <translation>▲ 没有报备覆盖该订单。平台只认判责前已通过的报备编号，没有编号申诉不会被支持。</translation>
    </message>
    <message>
        <source>▲ The filing for this order has no number yet: find it on the platform first.</source>
        <translation>▲ 该订单的报备还没有编号，请先在平台查到编号。</translation>
    </message>
    <message>
        <source>▲ Filing {number} is not approved: the appeal would be refused.</source>
        <translation>▲ 报备 {number} 尚未通过，申诉不会被支持。</translation>
    </message>
    <message>
        <source>▲ Filing {number} was approved after the judgement: that is too late.</source>
        <translation>▲ 报备 {number} 在判责之后才通过，已晚。</translation>
    </message>
    <message>
        <source>◇ Filing {number} covers it, but nobody told when the judgement was.</source>
        <translation>◇ 报备 {number} 覆盖该订单，但判责时间未知。</translation>
    </message>
    <message>
        <source>The appeal was saved.</source>
        <translation>申诉已保存。</translation>
    </message>
    <message>
        <source>Appeal recorded: {state}</source>
        <translation>申诉已登记：{state}</translation>
    </message>
    <message>
        <source>The draft was deleted.</source>
        <translation>草稿已删除。</translation>
    </message>
    <message>
        <source>ZIP packet (*.zip)</source>
        <translation>ZIP 凭证包 (*.zip)</translation>
    </message>
    <message>
        <source>Writing the evidence packet…</source>
        <translation>正在写申诉凭证…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{file} written: {n} file(s), SHA-256 {hash}…</source>
        <translation>已写好 {file}：{n} 个文件，SHA-256 {hash}…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>New filing…</source>
        <translation>新建报备…</translation>
    </message>
    <message>
        <source>Begin a filing (N)</source>
        <translation>新建一个报备（N）</translation>
    </message>
    <message>
        <source>Filings and appeals</source>
        <translation>报备与申诉</translation>
    </message>
    <message>
        <source>Search order / filing number / shop</source>
        <translation>搜索 订单号 / 报备编号 / 店铺</translation>
    </message>
    <message>
        <source>{n} under way of {total}</source>
        <translation>进行中 {n} 件 ・ 共 {total} 件</translation>
    </message>
    <message>
        <source>Nothing fits these filters</source>
        <translation>没有符合筛选条件的记录</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Nothing is under way</source>
        <translation>没有进行中的报备和申诉</translation>
    </message>
    <message>
        <source>Every filing and appeal is answered. Last looked {time}.</source>
        <translation>所有报备和申诉都已有结果。上次查看 {time}。</translation>
    </message>
    <message>
        <source>File before the platform judges, appeal after it. The workbench shows which orders a filing would cover, checks the evidence and follows the case to the money&apos;s return.</source>
        <translation>平台判责前报备，判责后申诉。工作台会显示报备能覆盖哪些订单，核对凭证，并跟进到款项退回。</translation>
    </message>
    <message>
        <source>No filings yet</source>
        <translation>还没有报备</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Added shop {shop} ({id})</source>
        <translation>已添加店铺 {shop}（{id}）</translation>
    </message>
    <message>
        <source>Added trace provider {name}</source>
        <translation>已添加轨迹服务 {name}</translation>
    </message>
    <message>
        <source>Removed shop {id}</source>
        <translation>已移除店铺 {id}</translation>
    </message>
    <message>
        <source>Press Ctrl+C to stop.</source>
        <translation>按 Ctrl+C 停止。</translation>
    </message>
    <message>
        <source>  Nothing was written.</source>
        <translation>  没有写入任何内容。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>  Take it back: {command}</source>
        <translation>  撤销：{command}</translation>
    </message>
    <message>
        <source>{file} ({kind}): it has a header and no rows; there is nothing to import.</source>
        <translation>{file}：{kind}，只有表头，没有数据行，没有可导入的内容。</translation>
    </message>
    <message>
        <source>{file} ({kind}; {shops}): {counts}</source>
        <translation>{file}：{kind}，归入 {shops}。{counts}</translation>
    </message>
    <message>
        <source>{file} ({kind}): {counts}</source>
        <translation>{file}：{kind}。{counts}</translation>
    </message>
    <message>
        <source>{file} ({kind}): none of its {rejected} rows can be used</source>
        <translation>{file}：{kind}，{rejected} 行都无法使用</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>新增 {count}</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>变更 {count}</translation>
    </message>
    <message>
        <source>{count} as before</source>
        <translation>无变化 {count}</translation>
    </message>
    <message>
        <source>{count} older than what is known</source>
        <translation>早于已知 {count}</translation>
    </message>
    <message>
        <source>{count} row(s) left out</source>
        <translation>略过 {count} 行</translation>
    </message>
    <message>
        <source>  matched with an order here: {matched}, without one: {unmatched}</source>
        <translation>  匹配到订单 {matched} 条，未匹配 {unmatched} 条</translation>
    </message>
    <message>
        <source>  {count} parcel(s) of no order here, their platform is not told: no platform&apos;s clock judges them. To have them judged, import it again with --platform.</source>
        <translation>  {count} 个包裹不属于已有订单，平台未知，不按任何平台的时钟判定；要判定请加 --platform 再导入一次。</translation>
    </message>
    <message>
        <source>  column not known, kept with its order: {name} ({count} row(s))</source>
        <translation>  不认识的列，随订单保存：{name}（{count} 行）</translation>
    </message>
    <message>
        <source>  column not known, may tell of people, not taken in: {name} ({count} row(s))</source>
        <translation>  不认识的列，可能含个人信息，不导入：{name}（{count} 行）</translation>
    </message>
    <message>
        <source>  column not known, not taken in: {name} ({count} row(s))</source>
        <translation>  不认识的列，未导入：{name}（{count} 行）</translation>
    </message>
    <message>
        <source>  status not known, kept as it is: {word} ({count} order(s))</source>
        <translation>  不认识的状态，照原文保留：{word}（{count} 单）</translation>
    </message>
    <message>
        <source>  {count} parcel(s) will be followed by the trace provider, which charges for each query</source>
        <translation>  {count} 个包裹将由轨迹服务商跟踪，每次查询由其收费</translation>
    </message>
    <message>
        <source>  The file does not say whose {count} of the orders are; they went to {shops}. --shop NAME says it.</source>
        <translation>  文件没有写店铺：有 {count} 单归入「{shops}」。加 --shop 店铺名 可以指定店铺。</translation>
    </message>
    <message>
        <source>  Taken for orders of {platform}; for another platform add --platform {other}.</source>
        <translation>  按{platform}的订单处理；如果是其他平台，请加 --platform {other}。</translation>
    </message>
    <message>
        <source>  {shop} was taken for a shop of {before}; it is one of {platform} now.</source>
        <translation>  {shop} 原来记为{before}店铺，现在改为{platform}。</translation>
    </message>
    <message>
        <source>{file}: {parcels} parcel(s), {events} scan(s), {changed} would be new or changed</source>
        <translation>{file}：{parcels} 件包裹，{events} 条轨迹，其中 {changed} 件会新增或有变化</translation>
    </message>
    <message>
        <source>{id}  {at}  {file}: {new} new, {changed} changed</source>
        <translation>{id}  {at}  {file}：新增 {new}，变更 {changed}</translation>
    </message>
    <message>
        <source>{id}  {at}  {file}: taken back {undone_at}</source>
        <translation>{id}  {at}  {file}：已于 {undone_at} 撤销</translation>
    </message>
    <message>
        <source>Nothing was imported yet. `workbench import FILE` brings an export file in.</source>
        <translation>还没有导入过文件。用 `workbench import 文件` 导入平台导出的订单文件。</translation>
    </message>
    <message>
        <source>  {encoding}: {line}</source>
        <translation>  {encoding}：{line}</translation>
    </message>
    <message>
        <source>{file}: {parcels} parcel(s), {events} scan(s), {changed} changed</source>
        <translation>{file}：{parcels} 件包裹，{events} 条轨迹，{changed} 件有变化</translation>
    </message>
    <message>
        <source>  line {line} left out: {reason}</source>
        <translation>  第 {line} 行未导入：{reason}</translation>
    </message>
    <message>
        <source>{removed} order(s) removed, {restored} as before the import, {kept} kept: others told of them since</source>
        <translation>删除 {removed} 单，{restored} 单恢复到导入前，保留 {kept} 单（之后另有来源提到）</translation>
    </message>
    <message>
        <source>{removed} platform record(s) removed, {restored} as before the import, {kept} kept: others told of them since</source>
        <translation>已删除平台记录 {removed} 条，{restored} 条恢复到导入前，保留 {kept} 条（之后有其他来源更新）</translation>
    </message>
    <message>
        <source>Another program polls this profile: waiting for it.</source>
        <translation>另一程序正在更新这份数据，等它完成。</translation>
    </message>
    <message>
        <source>Stopped before the round was done.</source>
        <translation>在本轮完成前已停止。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong: the platforms are {minutes} min ahead of it. Deadlines are counted by their time.</source>
        <translation>本机时间不准：平台时间比本机快 {minutes} 分钟。截止时间按平台时间计算。</translation>
    </message>
    <message>
        <source>{shop}: {trouble}</source>
        <translation>{shop}：{trouble}</translation>
    </message>
    <message>
        <source>{new} new order(s), {changed} changed, {events} parcel(s) with news, {judged} judged</source>
        <translation>新订单 {new}，有变化 {changed}，轨迹有更新 {events} 件，重新判定 {judged}</translation>
    </message>
    <message>
        <source>{count} trace(s) could not be read this time</source>
        <translation>这次有 {count} 件轨迹没有查到</translation>
    </message>
    <message>
        <source>{count} order(s) could not be read whole; asked for again</source>
        <translation>{count} 个订单未能完整读取，会再次查询</translation>
    </message>
    <message>
        <source>{shop}: {state}</source>
        <translation>{shop}：{state}</translation>
    </message>
    <message>
        <source>Trace provider {provider}: {state}{reason}</source>
        <translation>物流查询服务 {provider}：{state}{reason}</translation>
    </message>
    <message>
        <source>No warnings as of {time}.</source>
        <translation>截至 {time} 没有预警。</translation>
    </message>
    <message>
        <source>{count} warning(s) as of {time}, most urgent first:</source>
        <translation>截至 {time} 共 {count} 条预警，最急的在前：</translation>
    </message>
    <message>
        <source>By the packs of now {count} order(s) would be decided otherwise:</source>
        <translation>按现在的规则包，有 {count} 单判定不同：</translation>
    </message>
    <message>
        <source>By the packs of now every order is decided as it was then.</source>
        <translation>按现在的规则包，每个订单的判定都与当时一样。</translation>
    </message>
    <message>
        <source>{rows} row(s) written to {file}</source>
        <translation>已写出 {rows} 行到 {file}</translation>
    </message>
    <message>
        <source>This file shows waybill numbers that lead to people. Guard it.</source>
        <translation>该文件含有可追溯到个人的运单号，请妥善保管。</translation>
    </message>
    <message>
        <source>Line {line} was left out: {reason}.</source>
        <translation>第 {line} 行未处理：{reason}。</translation>
    </message>
    <message>
        <source>Every text is read.</source>
        <translation>全部文字都已识别。</translation>
    </message>
    <message>
        <source>{number}: {provider} tells {scans} scan(s).</source>
        <translation>{number}：{provider} 查到 {scans} 条轨迹。</translation>
    </message>
    <message>
        <source>Last four digits of the receiver&apos;s or sender&apos;s telephone</source>
        <translation>收件人或寄件人电话后四位</translation>
    </message>
    <message>
        <source>{count} texts decide no kind of event; words for them: {folder}</source>
        <translation>有 {count} 条文字识别不出节点类型；可在此补充词表：{folder}</translation>
    </message>
    <message>
        <source>There is no shop yet: `workbench account add` or `workbench import`.</source>
        <translation>还没有店铺：请用 `workbench account add` 或 `workbench import`。</translation>
    </message>
    <message>
        <source>{platform} (from files)</source>
        <translation>{platform}（文件导入）</translation>
    </message>
    <message>
        <source>{title}: {sentence}</source>
        <translation>{title}：{sentence}</translation>
    </message>
    <message>
        <source>{file}: written; `workbench policy check {file}` checks it</source>
        <translation>{file}：已写出；用 `workbench policy check {file}` 检查</translation>
    </message>
    <message>
        <source>{file} is in order: pack {pack}, {count} rule(s)</source>
        <translation>{file} 没有问题：规则包 {pack}，{count} 条规则</translation>
    </message>
    <message>
        <source>version chosen by: {instant}; confidence: {confidence}; checked on {day}</source>
        <translation>版本认定时点：{instant}；可信度：{confidence}；{day} 核对</translation>
    </message>
    <message>
        <source>clock &quot;{kind}&quot;: from {start} to {end}; the very limit is {bound}</source>
        <translation>时钟「{kind}」：自{start}起，至{end}止；到点当刻：{bound}</translation>
    </message>
    <message>
        <source>not in force at {time}</source>
        <translation>{time} 时不在有效期内</translation>
    </message>
    <message>
        <source>∅ exempts from {kinds} for {violations}, {lasts}</source>
        <translation>∅ {violations}：免{kinds}，{lasts}</translation>
    </message>
    <message>
        <source>✚ {acts} cures {violations}, {until}</source>
        <translation>✚ {acts}可补救{violations}，{until}</translation>
    </message>
    <message>
        <source>■ tells the end of {rule}</source>
        <translation>■ 说明 {rule} 何时结束</translation>
    </message>
    <message>
        <source>source: {document}, {place}, page of {page}, SHA-256 {hash}</source>
        <translation>出处：{document}，{place}，页面日期 {page}，SHA-256 {hash}</translation>
    </message>
    <message>
        <source>No filing is recorded.</source>
        <translation>还没有报备记录。</translation>
    </message>
    <message>
        <source>Withdrew filing {id}</source>
        <translation>已撤回报备 {id}</translation>
    </message>
    <message>
        <source>{number} (no order here)</source>
        <translation>{number}（无对应订单）</translation>
    </message>
    <message>
        <source>act until {time}</source>
        <translation>须在 {time} 前处理</translation>
    </message>
    <message>
        <source>Nothing of this kind was told.</source>
        <translation>没有这类平台记录。</translation>
    </message>
    <message>
        <source>  {shop}: {points} of at most {cap} point(s) taken in 30 days already</source>
        <translation>  {shop}：30天内已扣 {points} 分（上限 {cap} 分）</translation>
    </message>
    <message>
        <source>  {shop}: {points} of at most {cap} point(s) taken in 30 days already; penalties that do not say whether they count: {unsure}</source>
        <translation>  {shop}：30天内已扣 {points} 分（上限 {cap} 分）；另有 {unsure} 条处罚未写明是否计入</translation>
    </message>
    <message>
        <source>  expected within {hours} h: ¥{money}, {unknown} of unknown amount; {points} point(s), {unknown_points} of unknown points</source>
        <translation>  {hours} 小时内预计扣款：¥{money}，另有金额未知 {unknown} 笔；预计扣分 {points} 分，另有分值未知 {unknown_points} 笔</translation>
    </message>
    <message>
        <source>  expected within {hours} h: ¥{money}, {unknown} of unknown amount</source>
        <translation>  {hours} 小时内预计扣款：¥{money}，另有金额未知 {unknown} 笔</translation>
    </message>
    <message>
        <source>    first: {act} ({state}{until}; {cost})</source>
        <translation>    先做：{act}（{state}{until}；{cost}）</translation>
    </message>
    <message>
        <source>, only before the penalty, whose time is unknown</source>
        <translation>，平台处罚前有效，处罚时间未知</translation>
    </message>
    <message>
        <source>, until {time}</source>
        <translation>，截至 {time}</translation>
    </message>
    <message>
        <source>{rule}: {figure}, entered by you {time}</source>
        <translation>{rule}：{figure}，您于 {time} 填写</translation>
    </message>
    <message>
        <source>{rule}: confirmed; asked again after {time}</source>
        <translation>{rule}：已确认仍有效，{time} 之后再问</translation>
    </message>
    <message>
        <source>{rule}: no longer confirmed</source>
        <translation>{rule}：已撤回确认</translation>
    </message>
    <message>
        <source>{rule}: confirmed {time}</source>
        <translation>{rule}：{time} 确认仍有效</translation>
    </message>
    <message>
        <source>base rules</source>
        <translation>基础规则</translation>
    </message>
    <message>
        <source>from other sources</source>
        <translation>后续规则</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>{pack} is on.</source>
        <translation>{pack} 已启用。</translation>
    </message>
    <message>
        <source>{pack} is off.</source>
        <translation>{pack} 已停用。</translation>
    </message>
    <message>
        <source>{pack} was removed.</source>
        <translation>{pack} 已移除。</translation>
    </message>
    <message>
        <source>Trying the rules over cached orders</source>
        <translation>用已存订单试算规则</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <translation>未完成就停止了。</translation>
    </message>
    <message>
        <source>Switch it on?</source>
        <translation>要启用吗？</translation>
    </message>
    <message>
        <source>{pack} is on: {count} rule(s).</source>
        <translation>{pack} 已启用：{count} 条规则。</translation>
    </message>
    <message>
        <source>{count} rule(s)</source>
        <translation>{count} 条规则</translation>
    </message>
    <message>
        <source>{pack} was added and is off; `policy switch {pack} on` switches it.</source>
        <translation>{pack} 已加入，未启用；用 `policy switch {pack} on` 启用。</translation>
    </message>
    <message>
        <source>The text of {pack} that is in force stays; nothing was changed.</source>
        <translation>{pack} 仍用原来的内容，没有改动。</translation>
    </message>
    <message>
        <source>  in place of {rules}</source>
        <translation>  取代 {rules}</translation>
    </message>
    <message>
        <source>No order would change ({orders} compared, {rules} rules differ).</source>
        <translation>没有订单会变化（对照 {orders} 单，{rules} 条规则不同）。</translation>
    </message>
    <message>
        <source>Would have spared {spared}, caught {caught}, moved {moved} of {orders} orders:</source>
        <translation>少判 {spared} 单，多判 {caught} 单，时限有变 {moved} 单（共 {orders} 单）：</translation>
    </message>
    <message>
        <source>{sign} … {count} more in --json</source>
        <translation>{sign} … 还有 {count} 单，见 --json</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>不判定</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>There is no recovery code yet: on another machine this backup opens with the same passphrase alone. `workbench recovery-code` makes one; then back up again.</source>
        <translation>还没有恢复码：换一台电脑，这份备份只有用同一个口令才能打开。用 `workbench recovery-code` 生成恢复码，再备份一次。</translation>
    </message>
    <message>
        <source>Go on?</source>
        <translation>继续吗？</translation>
    </message>
    <message>
        <source>Backup of {when}: {counts}</source>
        <translation>{when} 的备份：{counts}</translation>
    </message>
    <message>
        <source>Moved aside, last changed {when}: {counts}</source>
        <translation>现有数据将移到一旁保留，最后改动 {when}：{counts}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Restored and checked. What was there before lies in {path}</source>
        <translation>已恢复并核对。原来的数据保留在 {path}</translation>
    </message>
    <message>
        <source>  workbench recover --code: open them with the recovery code</source>
        <translation>  workbench recover --code：用恢复码打开数据</translation>
    </message>
    <message>
        <source>{path}: {orders} order(s), {size} MB, opened and checked</source>
        <translation>{path}：{orders} 个订单，{size} MB，已打开核对</translation>
    </message>
    <message>
        <source>{orders} order(s), {parcels} parcel(s), {scans} scan(s)</source>
        <translation>{orders} 个订单、{parcels} 个包裹、{scans} 条轨迹</translation>
    </message>
    <message>
        <source>  workbench recover --restore: the backup of {when}, {orders} order(s)</source>
        <translation>  workbench recover --restore：恢复 {when} 的备份，{orders} 个订单</translation>
    </message>
    <message>
        <source>  workbench recover --salvage: save what can still be read</source>
        <translation>  workbench recover --salvage：抢救还能读取的数据</translation>
    </message>
    <message>
        <source>Nothing is wrong with the data.</source>
        <translation>数据没有问题。</translation>
    </message>
    <message>
        <source>There is neither a backup nor a recovery code to help.</source>
        <translation>既没有备份，也没有恢复码可用。</translation>
    </message>
    <message>
        <source>The data open again; the recovery code stays in force.</source>
        <translation>数据又能打开了；恢复码继续有效。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>  {table}: {read} read, {backup} from the backup, {lost} lost</source>
        <translation>  {table}：读出 {read} 行，从备份补回 {backup} 行，丢失 {lost} 行</translation>
    </message>
    <message>
        <source>The damaged file lies unchanged in {path}</source>
        <translation>损坏的文件原样保留在 {path}</translation>
    </message>
    <message>
        <source>Your recovery code, shown only now. Write it down and keep it away from this machine:</source>
        <translation>您的恢复码只显示这一次。请抄下来，不要放在这台电脑里：</translation>
    </message>
    <message>
        <source>Type its characters number {places}</source>
        <translation>请输入其中第 {places} 位字符</translation>
    </message>
    <message>
        <source>It is in force now.</source>
        <translation>恢复码已生效。</translation>
    </message>
    <message>
        <source>These are not they; hyphens do not count.</source>
        <translation>不对；连字符不计入位数。</translation>
    </message>
    <message>
        <source>No code was kept. `workbench recovery-code` shows another.</source>
        <translation>没有保存恢复码。用 `workbench recovery-code` 可以重新生成。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Erase order {number} of {shops} with its parcels, scans and notes? This cannot be undone; backups still hold it for up to {days} days.</source>
        <translation>彻底清除 {shops} 的订单 {number}，连同包裹、轨迹和备注？此操作无法撤销；备份最多再保留 {days} 天。</translation>
    </message>
    <message>
        <source>{shop}: order {number} is erased, {rows} row(s).</source>
        <translation>{shop}：订单 {number} 已清除，共 {rows} 行。</translation>
    </message>
    <message>
        <source>Personal fields are kept for {days} day(s) after an order&apos;s end.</source>
        <translation>订单结束后，个人信息字段保留 {days} 天。</translation>
    </message>
    <message>
        <source>An open window still reads the old state; it goes when that is done.</source>
        <translation>打开的窗口还在读取旧数据，读完后即清除。</translation>
    </message>
    <message>
        <source>That is longer than needed: {days} days are the default.</source>
        <translation>超过必要时间：默认保留 {days} 天。</translation>
    </message>
    <message>
        <source>{path}: {orders} order(s), {files} file(s) of evidence</source>
        <translation>{path}：{orders} 个订单，{files} 个凭证文件</translation>
    </message>
    <message>
        <source>SHA-256 of the packet: {hash}</source>
        <translation>整包的 SHA-256：{hash}</translation>
    </message>
    <message>
        <source>Kept: {kind}, {size} kB</source>
        <translation>已保存：{kind}，{size} kB</translation>
    </message>
    <message>
        <source>  {verdict}: {n}</source>
        <translation>  {verdict}：{n}</translation>
    </message>
    <message>
        <source>{n} order(s) in scope, {covered} covered, {unsure} not to be known</source>
        <translation>范围内 {n} 个订单，覆盖 {covered} 个，{unsure} 个无法判断</translation>
    </message>
    <message>
        <source>{n} order(s) past the promised shipping time: a ticket may still arise</source>
        <translation>{n} 个已过承诺发货时间：仍可能产生工单</translation>
    </message>
    <message>
        <source>Not among the shop&apos;s orders: {orders}</source>
        <translation>店铺中没有这些订单：{orders}</translation>
    </message>
    <message>
        <source>Between filings nothing covers {since} to {until}</source>
        <translation>报备之间 {since} 至 {until} 没有覆盖</translation>
    </message>
    <message>
        <source>No ticket waits for an answer.</source>
        <translation>没有待回复的工单。</translation>
    </message>
    <message>
        <source>{n} ticket(s) taken in, {k} row(s) left out</source>
        <translation>读入 {n} 张工单，{k} 行未收</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>已写入：{path}</translation>
    </message>
    <message>
        <source>Platforms took nothing yet, as far as they told.</source>
        <translation>据平台已告知的信息，尚未扣款。</translation>
    </message>
    <message>
        <source>unknown {n}</source>
        <translation>未知 {n} 项</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>unknown: check with the platform</source>
        <translation>结果未知：请到平台核实</translation>
    </message>
    <message>
        <source>Nothing was sent to a platform from here yet.</source>
        <translation>还没有从这里向平台发送过任何操作。</translation>
    </message>
    <message>
        <source>Nothing of it shows on the platform yet. Ask again from {time} on.</source>
        <translation>平台上还没有这次操作的结果，请 {time} 之后再核实。</translation>
    </message>
    <message>
        <source>Nothing speaks against it.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>{name}: at most {limit} a day, {spent} asked today</source>
        <translation>{name}：每天 {limit} 次查询，今天已用 {spent} 次</translation>
    </message>
    <message>
        <source>  enough for {calm} parcel(s) looked at once a day, or {soon} with a deadline of the day, or {urgent} close to it</source>
        <translation>  够 {calm} 件包裹每天查一次，或 {soon} 件当天到期的，或 {urgent} 件临近到期的</translation>
    </message>
    <message>
        <source>  price unknown: enter it by its tariff (--price)</source>
        <translation>  单价未知：请按服务商价目填写（--price）</translation>
    </message>
    <message>
        <source>  at ¥{price} a query ¥{cost} a day at most</source>
        <translation>  每次 ¥{price}，一天最多 ¥{cost}</translation>
    </message>
    <message>
        <source>No label and no points are known.</source>
        <translation>没有可说的标，也没有扣分记录。</translation>
    </message>
    <message>
        <source>Surcharge {amount} ({rule})</source>
        <translation>加价 {amount}（{rule}）</translation>
    </message>
    <message>
        <source>Added robot {id}: {name}</source>
        <translation>已添加机器人 {id}：{name}</translation>
    </message>
    <message>
        <source>There is no robot yet: `workbench robot add`.</source>
        <translation>还没有群机器人：用 `workbench robot add` 添加。</translation>
    </message>
    <message>
        <source>  (off)</source>
        <translation>  （停用）</translation>
    </message>
    <message>
        <source>Removed robot {id}</source>
        <translation>已删除机器人 {id}</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>群名称</translation>
    </message>
    <message>
        <source>Webhook address</source>
        <translation>Webhook 地址</translation>
    </message>
    <message>
        <source>Signing secret, if there is one</source>
        <translation>加签密钥（没有可留空）</translation>
    </message>
    <message>
        <source>Save this as {file}?</source>
        <translation>保存为 {file}？</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已保存 {file}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>That is not the passphrase of these data.</source>
        <translation>口令不对，请再试一次。</translation>
    </message>
    <message>
        <source>No keyring keeps the key of new data here: they are encrypted under a passphrase. At least {count} characters; a few words are good.</source>
        <translation>这台电脑没有系统密钥环代为保管，新数据用口令加密：至少 {count} 个字符，几个词连起来就好。</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>That is too short.</source>
        <translation>太短了。</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一样。</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>Warning</source>
        <translation>预警类型</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>到期事项</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Filing number</source>
        <translation>报备编号</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>处罚金额</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更时间</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Handled at</source>
        <translation>处理时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Platform · shop</source>
        <translation>平台・店铺</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Last scan</source>
        <translation>最后轨迹</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>查询于</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Soonest</source>
        <translation>最早一件</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Time of last scan</source>
        <translation>最后轨迹时间</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>预警数</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>发货期限</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Receiver&apos;s region</source>
        <translation>收货地区</translation>
    </message>
    <message>
        <source>Amount (CNY)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Other columns of the file</source>
        <translation>文件中的其他列</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Sub-order</source>
        <translation>子订单</translation>
    </message>
    <message>
        <source>Platform&apos;s number</source>
        <translation>平台编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Appeal, as told</source>
        <translation>申诉状态（平台）</translation>
    </message>
    <message>
        <source>Act until</source>
        <translation>处理期限</translation>
    </message>
    <message>
        <source>Last moment to appeal</source>
        <translation>申诉截止时间</translation>
    </message>
    <message>
        <source>Its own words</source>
        <translation>原文（已脱敏）</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Rule id</source>
        <translation>规则编号</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Platform said</source>
        <translation>平台记录</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Our order</source>
        <translation>本店订单</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>Open to appeal</source>
        <translation>申诉期</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Standard columns</source>
        <translation>恢复标准列</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Ticket came</source>
        <translation>工单时间</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>回复时间</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复内容</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In 2 days</source>
        <translation>后天</translation>
    </message>
    <message>
        <source>In 3 days</source>
        <translation>大后天</translation>
    </message>
    <message>
        <source>May be late</source>
        <translation>还可迟</translation>
    </message>
    <message>
        <source>Pick up by</source>
        <translation>最近揽收截止</translation>
    </message>
</context>
<context>
    <name>conditions</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>{title}. {sentence}</source>
        <translation>{title}。{sentence}</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>重新授权…</translation>
    </message>
    <message>
        <source>Not reachable: {shops}. It is tried again by itself until it answers.</source>
        <translation>连接不上：{shops}。会自动重试，恢复后继续更新。</translation>
    </message>
    <message>
        <source>Not reachable: {shops}. You see the state of {time}; it is tried again by itself.</source>
        <translation>连接不上：{shops}。当前显示的是 {time} 的数据，会自动重试。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>{provider}: {state}{reason}. Traces are the marketplaces&apos; alone meanwhile.</source>
        <translation>{provider}：{state}{reason}。在此期间轨迹只来自各平台。</translation>
    </message>
    <message>
        <source> ({reason})</source>
        <translation>（{reason}）</translation>
    </message>
    <message>
        <source>{shop}: {state}. Check the shop&apos;s keys; other shops go on.</source>
        <translation>{shop}：{state}。请检查该店铺的密钥；其他店铺照常更新。</translation>
    </message>
    <message>
        <source>{shop}: {state}. Other shops go on.</source>
        <translation>{shop}：{state}。其他店铺照常更新。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} min slow. Deadlines are counted by the platforms&apos; time; set the clock right.</source>
        <translation>本机时间慢了 {minutes} 分钟。截止时间按平台时间计算，请校准本机时间。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} min fast. Deadlines are counted by the platforms&apos; time; set the clock right.</source>
        <translation>本机时间快了 {minutes} 分钟。截止时间按平台时间计算，请校准本机时间。</translation>
    </message>
    <message>
        <source>{n} found without a warning</source>
        <translation>找到 {n} 件没有预警的</translation>
    </message>
    <message>
        <source>No warning fits this search</source>
        <translation>没有符合搜索的预警</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看这些</translation>
    </message>
    <message>
        <source>No shop yet</source>
        <translation>还没有店铺</translation>
    </message>
    <message>
        <source>Add a shop with the platform&apos;s keys; or drop its order exports on this window: they are enough to begin with.</source>
        <translation>用平台的密钥添加店铺；没有密钥，拖入平台导出的订单文件也行。</translation>
    </message>
    <message>
        <source>Or look at sample data first</source>
        <translation>先看看示例数据</translation>
    </message>
    <message>
        <source>Nothing fits these filters</source>
        <translation>没有符合条件的记录</translation>
    </message>
    <message>
        <source>Sign-in expired: {shops}. Updates have stopped; sign in again or add new keys.</source>
        <translation>登录已过期：{shops}。已停止更新，请重新授权或用新密钥重新添加。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Not updated yet</source>
        <translation>尚未更新</translation>
    </message>
    <message>
        <source>The first update begins by itself; F5 begins it now.</source>
        <translation>稍后会自动开始第一次更新；按 F5 立即开始。</translation>
    </message>
    <message>
        <source>The first update is under way</source>
        <translation>正在进行第一次更新</translation>
    </message>
    <message>
        <source>Orders and traces are read; warnings follow at its end.</source>
        <translation>正在读取订单和轨迹，完成后显示预警。</translation>
    </message>
    <message>
        <source>Last checked {time}</source>
        <translation>上次检查 {time}</translation>
    </message>
    <message>
        <source>Add shop…</source>
        <translation>添加店铺…</translation>
    </message>
    <message>
        <source>No warnings.</source>
        <translation>没有预警。</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Copy {name}</source>
        <translation>复制{name}</translation>
    </message>
</context>
<context>
    <name>coverage</name>
    <message>
        <source>Covered shipping times</source>
        <translation>报备覆盖的发货时间</translation>
    </message>
    <message>
        <source>No gap between the filings.</source>
        <translation>各报备之间没有空档。</translation>
    </message>
    <message>
        <source>{n} gap(s): promises there are covered by nothing, tickets may arise.</source>
        <translation>有 {n} 处空档：落在其中的承诺发货时间没有报备覆盖，可能产生工单。</translation>
    </message>
    <message>
        <source>{n} span(s) covered twice.</source>
        <translation>{n} 段重复覆盖。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Covered by</source>
        <translation>覆盖的报备</translation>
    </message>
    <message>
        <source>gap: no filing covers it</source>
        <translation>空档：没有报备覆盖</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The workbench ran into a fault of its own last time. Nothing that was saved is lost. The details hold no orders and no names.</source>
        <translation>上次运行时工作台自身出了故障。已保存的内容没有丢失。详情里不含订单和姓名。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>detail</name>
    <message>
        <source>Trace</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>No scan yet.</source>
        <translation>还没有轨迹。</translation>
    </message>
    <message>
        <source>Copy trace</source>
        <translation>复制轨迹</translation>
    </message>
    <message>
        <source>{carrier} tells more with a telephone&apos;s last digits…</source>
        <translation>{carrier}需电话后四位才能查到更多轨迹…</translation>
    </message>
    <message>
        <source>Asked {time}</source>
        <translation>查询于 {time}</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>展开全部 {n} 条</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>On the platform: {places}</source>
        <translation>平台入口：{places}</translation>
    </message>
    <message>
        <source>What it may cost</source>
        <translation>违规影响</translation>
    </message>
    <message>
        <source>{n} more parcels stand at {site} ›</source>
        <translation>同网点另有 {n} 件停在{site} ›</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Further warnings of this order</source>
        <translation>本单其他预警</translation>
    </message>
    <message>
        <source>Done so far</source>
        <translation>处理记录</translation>
    </message>
    <message>
        <source>Without a new scan the row comes back to do at this time</source>
        <translation>到这个时间还没有新轨迹，就自动回到待处理</translation>
    </message>
    <message>
        <source>Note (Enter keeps it)</source>
        <translation>备注（按回车保存）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>In {n} hours</source>
        <translation>{n} 小时后</translation>
    </message>
    <message>
        <source>Next working morning</source>
        <translation>下个工作日早上</translation>
    </message>
    <message>
        <source>Not by time</source>
        <translation>不按时间</translation>
    </message>
    <message>
        <source>Look again: {time}</source>
        <translation>再看：{time}</translation>
    </message>
    <message>
        <source>not by time</source>
        <translation>不按时间</translation>
    </message>
    <message>
        <source>came back by itself</source>
        <translation>自动回到待处理</translation>
    </message>
    <message>
        <source>Choose a row to see it here</source>
        <translation>选中一行，在这里查看详情</translation>
    </message>
    <message>
        <source>Not departed</source>
        <translation>未离开</translation>
    </message>
    <message>
        <source>No new scan</source>
        <translation>无新轨迹</translation>
    </message>
    <message>
        <source>No trace</source>
        <translation>无物流</translation>
    </message>
    <message>
        <source>Not at a sorting centre</source>
        <translation>未进分拨中心</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>未送达</translation>
    </message>
    <message>
        <source>Kuaidi100</source>
        <translation>快递100</translation>
    </message>
    <message>
        <source>Kdniao</source>
        <translation>快递鸟</translation>
    </message>
    <message>
        <source>1688</source>
        <translation>1688</translation>
    </message>
    <message>
        <source>Taobao</source>
        <translation>淘宝</translation>
    </message>
    <message>
        <source>Douyin</source>
        <translation>抖店</translation>
    </message>
    <message>
        <source>Arrived at first hub</source>
        <translation>到达首分拨</translation>
    </message>
    <message>
        <source>By the status of {source} ({status}); the text does not say</source>
        <translation>按{source}状态（{status}），原文未说明</translation>
    </message>
    <message>
        <source>By its text; the status of {source} is {status}</source>
        <translation>按原文；{source}状态为{status}</translation>
    </message>
    <message>
        <source>Standing for {span}</source>
        <translation>已停 {span}</translation>
    </message>
    <message>
        <source>deadline {time}</source>
        <translation>截止 {time}</translation>
    </message>
    <message>
        <source>until now</source>
        <translation>至今</translation>
    </message>
    <message>
        <source>{n} more scans</source>
        <translation>中间另有 {n} 条</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>运单</translation>
    </message>
    <message>
        <source>Our own warning</source>
        <translation>本机预警</translation>
    </message>
    <message>
        <source>The platform does not tell this order any more ({reason}): it is judged by what was seen last.</source>
        <translation>平台已不再返回此订单（{reason}）：以下按最后一次看到的内容判断。</translation>
    </message>
    <message>
        <source>page of {day}</source>
        <translation>{day} 版</translation>
    </message>
    <message>
        <source>last checked {day}</source>
        <translation>最后核实 {day}</translation>
    </message>
    <message>
        <source>See the rule ›</source>
        <translation>查看规则 ›</translation>
    </message>
    <message>
        <source>Shows the rule and the version that judged (G)</source>
        <translation>打开规则，定位到判定所用的版本（G）</translation>
    </message>
    <message>
        <source>Learned from your shops&apos; last 30 days; no rule&apos;s limit.</source>
        <translation>按本机各店近30天的包裹估算，不是规则时限。</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Data file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>none yet in {path}; it is made at the first start</source>
        <translation>{path} 中还没有，首次启动时创建</translation>
    </message>
    <message>
        <source>{count} damaged pages; restore a backup</source>
        <translation>有 {count} 页损坏，请恢复备份</translation>
    </message>
    <message>
        <source>{count} damaged page(s); restore a backup</source>
        <translation>有 {count} 页损坏，请恢复备份</translation>
    </message>
    <message>
        <source>encrypted, every page is whole ({path})</source>
        <translation>已加密，逐页校验完好（{path}）</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>on a disk of this computer ({path})</source>
        <translation>在本机硬盘上（{path}）</translation>
    </message>
    <message>
        <source>{path} is on a network drive ({place}): a lost connection or a second computer can damage the data; restore a backup into a folder of this computer (--profile)</source>
        <translation>{path} 在网络盘上（{place}）：断网或另一台电脑同时打开都可能损坏数据；请把备份恢复到本机的文件夹（--profile）</translation>
    </message>
    <message>
        <source>{place} synchronises {path} and can bring an old state back; restore a backup into another folder (--profile) and keep only backups there</source>
        <translation>{place} 正在同步 {path}，可能带回旧的内容；请把备份恢复到别的文件夹（--profile），那里只放备份</translation>
    </message>
    <message>
        <source>Write-ahead log</source>
        <translation>预写日志</translation>
    </message>
    <message>
        <source>{size} MB that another program keeps from being written back: close what else reads the data file</source>
        <translation>{size} MB 被另一个程序占住，无法写回：请关闭读取数据文件的其他程序</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>最近备份</translation>
    </message>
    <message>
        <source>none yet; one a day is made after the first round of a window</source>
        <translation>还没有；窗口更新第一轮之后会自动备份，每天一份</translation>
    </message>
    <message>
        <source>{when}, {orders} order(s), checked when it was made ({path})</source>
        <translation>{when}，{orders} 个订单，备份时已核对（{path}）</translation>
    </message>
    <message>
        <source>{count} rule(s), version {version}</source>
        <translation>{count} 条规则，版本 {version}</translation>
    </message>
    <message>
        <source>{count} word(s) read</source>
        <translation>已读取 {count} 个词</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>none yet; `workbench recovery-code` makes one to write down</source>
        <translation>还没有；用 `workbench recovery-code` 生成一个并抄下来</translation>
    </message>
    <message>
        <source>made; it opens the data and their backups without the keyring</source>
        <translation>已生成；没有密钥环也能打开数据和备份</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>kept in the system keyring</source>
        <translation>保存在系统密钥环</translation>
    </message>
    <message>
        <source>kept under your passphrase</source>
        <translation>由您的口令保护</translation>
    </message>
    <message>
        <source>lies beside the demo&apos;s file: invented data needs no secret</source>
        <translation>放在演示文件旁：数据是虚构的，无需保密</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Policy packs</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>Your words for carriers&apos; texts</source>
        <translation>自己添加的轨迹词</translation>
    </message>
    <message>
        <source>{file}: line {lines} cannot be used (write: word = meaning)</source>
        <translation>{file}：第 {lines} 行无法使用（写法：词 = 含义）</translation>
    </message>
    <message>
        <source>none; ours alone are read</source>
        <translation>没有，只用自带的词表</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>none; name a passphrase file in WORKBENCH_PASSPHRASE_FILE (mode 600) instead</source>
        <translation>没有；请改用口令文件（权限 600），并写入 WORKBENCH_PASSPHRASE_FILE</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>桌面通知</translation>
    </message>
    <message>
        <source>the desktop shows them</source>
        <translation>桌面可以显示</translation>
    </message>
    <message>
        <source>no desktop to show them; the notification panel still records all</source>
        <translation>没有可显示的桌面；通知面板仍会全部记录</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
</context>
<context>
    <name>effects</name>
    <message>
        <source>Whether an approved filing covers it is not known.</source>
        <translation>已通过的报备是否涵盖此单，无法判断。</translation>
    </message>
    <message>
        <source>A cure in time would change it.</source>
        <translation>及时补救可改变。</translation>
    </message>
    <message>
        <source>An approved filing would change it.</source>
        <translation>报备通过可改变。</translation>
    </message>
    <message>
        <source>Your confirmation would change it.</source>
        <translation>您确认后可改变。</translation>
    </message>
    <message>
        <source>An announced end would change it.</source>
        <translation>公布结束后会改变。</translation>
    </message>
    <message>
        <source>The time of payment would change it.</source>
        <translation>知道付款时间后可判断。</translation>
    </message>
    <message>
        <source>may apply</source>
        <translation>可能适用</translation>
    </message>
    <message>
        <source>{n} point(s) each time</source>
        <translation>每次 {n} 分</translation>
    </message>
    <message>
        <source>Amount by &quot;{rule}&quot; since {day} (outside source).</source>
        <translation>金额据「{rule}」，{day} 起（外部来源）。</translation>
    </message>
    <message>
        <source>Amount by &quot;{rule}&quot; (outside source).</source>
        <translation>金额据「{rule}」（外部来源）。</translation>
    </message>
    <message>
        <source>{n} point(s)</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>spares &quot;{rule}&quot;</source>
        <translation>可免「{rule}」</translation>
    </message>
    <message>
        <source>at most {money}</source>
        <translation>最多 {money}</translation>
    </message>
    <message>
        <source>Expected exempt by &quot;{rule}&quot;.</source>
        <translation>据「{rule}」预计免除。</translation>
    </message>
    <message>
        <source>&quot;{rule}&quot; exempts; its end was never announced, you confirmed that it holds.</source>
        <translation>「{rule}」可免除；没有公布结束时间，您已确认仍有效。</translation>
    </message>
    <message>
        <source>&quot;{rule}&quot; would exempt, but its end was never announced: not counted on.</source>
        <translation>「{rule}」本可免除，但没有公布结束时间，暂不作数。</translation>
    </message>
    <message>
        <source>&quot;{rule}&quot; may have ended before; when is not known.</source>
        <translation>「{rule}」可能在此之前已结束，确切时间未知。</translation>
    </message>
    <message>
        <source>&quot;{rule}&quot; may exempt; the time that decides is not known.</source>
        <translation>「{rule}」可能免除；起决定作用的时间未知。</translation>
    </message>
    <message>
        <source>&quot;{rule}&quot; exempts by one of two readings only.</source>
        <translation>「{rule}」只在其中一种读法下免除。</translation>
    </message>
    <message>
        <source>Expected exempt: an approved filing covers it (&quot;{rule}&quot;).</source>
        <translation>已通过的报备涵盖此单，预计免除（「{rule}」）。</translation>
    </message>
    <message>
        <source>how much: unknown</source>
        <translation>数额未知</translation>
    </message>
    <message>
        <source>An amount you entered on {day}, no rule names one.</source>
        <translation>您在 {day} 填写的金额，规则没有写明。</translation>
    </message>
    <message>
        <source>unknown {n}</source>
        <translation>未知 {n} 笔</translation>
    </message>
    <message>
        <source>This order, within {hours} h: {sum} expected</source>
        <translation>本单 {hours} 小时内预计扣款：{sum}</translation>
    </message>
    <message>
        <source>(cut by a cap)</source>
        <translation>（已按上限）</translation>
    </message>
    <message>
        <source>{shop}: {n} of at most {cap} points taken in 30 days already</source>
        <translation>{shop}：30天内已扣 {n} 分（上限 {cap} 分）</translation>
    </message>
    <message>
        <source>{shop}: {n} of at most {cap} points taken in 30 days already, {unsure} unclear</source>
        <translation>{shop}：30天内已扣 {n} 分（上限 {cap} 分），另有 {unsure} 条不明</translation>
    </message>
    <message>
        <source>only before the penalty, whose time is unknown</source>
        <translation>平台处罚前有效，处罚时间未知</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{kinds}: the sources do not say.</source>
        <translation>{kinds}：资料没有写。</translation>
    </message>
    <message>
        <source>No source tells when &quot;{rule}&quot; ends. Is it still in force? Asked again after 30 days.</source>
        <translation>资料没有写「{rule}」何时结束。现在仍有效吗？确认后 30 天再问。</translation>
    </message>
    <message>
        <source>Confirm that it holds</source>
        <translation>确认仍有效</translation>
    </message>
    <message>
        <source>First: {cure}</source>
        <translation>先做：{cure}</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>the file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>this view has no such filter; it knows {known}</source>
        <translation>这个视图没有这个筛选条件，可用的有：{known}</translation>
    </message>
    <message>
        <source>this view has no filters</source>
        <translation>这个视图没有筛选条件</translation>
    </message>
    <message>
        <source>not two instants in ISO 8601 with a slash between them</source>
        <translation>不是用斜线隔开的两个 ISO 8601 时间</translation>
    </message>
    <message>
        <source>the filter takes no such value, only {known}</source>
        <translation>筛选条件没有这个取值，可用的有：{known}</translation>
    </message>
    <message>
        <source>not an instant in ISO 8601</source>
        <translation>不是 ISO 8601 格式的时间</translation>
    </message>
    <message>
        <source>no connector for its platform</source>
        <translation>尚不支持该平台</translation>
    </message>
    <message>
        <source>no such trace provider</source>
        <translation>没有这个轨迹服务</translation>
    </message>
    <message>
        <source>Kdniao</source>
        <translation>快递鸟</translation>
    </message>
    <message>
        <source>wrong business id or key</source>
        <translation>用户ID或密钥不对</translation>
    </message>
    <message>
        <source>the account has no plan for this query, or its quota is used up</source>
        <translation>账户没有这种查询的套餐，或额度已用完</translation>
    </message>
    <message>
        <source>incomplete question or unknown carrier</source>
        <translation>查询条件不完整，或快递未知</translation>
    </message>
    <message>
        <source>the carrier asks for a telephone number</source>
        <translation>该快递要求提供手机号</translation>
    </message>
    <message>
        <source>Kuaidi100</source>
        <translation>快递100</translation>
    </message>
    <message>
        <source>wrong customer or key</source>
        <translation>客户编号或密钥不对</translation>
    </message>
    <message>
        <source>the key has expired or its quota is used up</source>
        <translation>密钥已过期，或额度用尽</translation>
    </message>
    <message>
        <source>an address that is not the platform&apos;s</source>
        <translation>地址不属于该平台</translation>
    </message>
    <message>
        <source>damaged data</source>
        <translation>数据损坏</translation>
    </message>
    <message>
        <source>a certificate that this machine&apos;s system does not trust; a company proxy or antivirus that checks connections has to have its own in the system&apos;s store</source>
        <translation>证书不受本机系统信任；如果公司代理或杀毒软件会检查连接，它的证书必须在系统证书库里</translation>
    </message>
    <message>
        <source>text in another encoding</source>
        <translation>文字编码不对</translation>
    </message>
    <message>
        <source>pages that do not add up</source>
        <translation>分页对不上</translation>
    </message>
    <message>
        <source>a redirect to another address</source>
        <translation>被转到别的地址</translation>
    </message>
    <message>
        <source>far too much data</source>
        <translation>数据过大</translation>
    </message>
    <message>
        <source>a code that is not documented</source>
        <translation>文档中没有的返回码</translation>
    </message>
    <message>
        <source>data in an unknown shape</source>
        <translation>数据结构未知</translation>
    </message>
    <message>
        <source>a web page instead of data</source>
        <translation>返回的是网页而不是数据</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Please try again; the log has the details.</source>
        <translation>请重试；详情见日志。</translation>
    </message>
    <message>
        <source>The local data cannot be opened</source>
        <translation>本地数据打不开</translation>
    </message>
    <message>
        <source>Wrong key</source>
        <translation>密钥不对</translation>
    </message>
    <message>
        <source>The key is missing</source>
        <translation>找不到密钥</translation>
    </message>
    <message>
        <source>No keyring</source>
        <translation>没有密钥环</translation>
    </message>
    <message>
        <source>The system offers no keyring to keep the key in. Put a passphrase in a file only you can read (mode 600) and name it in WORKBENCH_PASSPHRASE_FILE.</source>
        <translation>系统没有可用的密钥环来保存密钥。请把口令放进只有您能读的文件（权限 600），并在 WORKBENCH_PASSPHRASE_FILE 中写明。</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>密钥环已锁定</translation>
    </message>
    <message>
        <source>The system keyring did not give the key. Unlock it and start again.</source>
        <translation>系统密钥环没有给出密钥。请解锁后重新启动。</translation>
    </message>
    <message>
        <source>Passphrase needed</source>
        <translation>需要口令</translation>
    </message>
    <message>
        <source>Passphrase forgotten</source>
        <translation>忘记口令</translation>
    </message>
    <message>
        <source>Type the recovery code and choose a new passphrase; the data in {path} stay as they are. Without the code nothing but the old passphrase opens them and their backups.</source>
        <translation>请输入恢复码，再设一个新口令；{path} 里的数据原样保留。没有恢复码，就只有原来的口令能打开数据和备份。</translation>
    </message>
    <message>
        <source>Passphrase file</source>
        <translation>口令文件</translation>
    </message>
    <message>
        <source>The passphrase file {path} must exist, must not be empty and must be readable by you alone (mode 600).</source>
        <translation>口令文件 {path} 必须存在、不能为空，且只有您能读（权限 600）。</translation>
    </message>
    <message>
        <source>The data folder cannot be used</source>
        <translation>数据目录不能使用</translation>
    </message>
    <message>
        <source>{path} cannot hold the data ({reason}). Choose another folder.</source>
        <translation>{path} 无法存放数据（{reason}）。请换一个目录。</translation>
    </message>
    <message>
        <source>A network drive</source>
        <translation>网络盘</translation>
    </message>
    <message>
        <source>{path} lies on a network drive ({place}): a lost connection or a second computer can damage data there, so none are made. Choose a folder of this computer (--profile); backups may go to the network.</source>
        <translation>{path} 在网络盘上（{place}）：断网或另一台电脑同时打开都可能损坏数据，所以不在那里建立数据。请改用本机的文件夹（--profile）；备份可以放在网络盘上。</translation>
    </message>
    <message>
        <source>Not our file</source>
        <translation>不是本程序的文件</translation>
    </message>
    <message>
        <source>{path} is not a workbench data file. It was left untouched.</source>
        <translation>{path} 不是工作台的数据文件，没有动它。</translation>
    </message>
    <message>
        <source>Written by a newer version</source>
        <translation>由更新的版本写入</translation>
    </message>
    <message>
        <source>{path} was written by a newer workbench. Please update; nothing was changed.</source>
        <translation>{path} 由更新版本的工作台写入。请升级；数据没有改动。</translation>
    </message>
    <message>
        <source>The data file is damaged</source>
        <translation>数据文件已损坏</translation>
    </message>
    <message>
        <source>The disk reports a fault at {path}. What was to be saved there was not; earlier data are left as they are, and until the workbench is started again they are only shown. Copy the newest backup to another disk and have this one checked.</source>
        <translation>磁盘在 {path} 处报错。这次要保存的内容没有保存，以前的数据保持原样；重新启动之前只显示、不写入。请把最新的备份复制到另一块硬盘，并检查这块硬盘。</translation>
    </message>
    <message>
        <source>This key does not open {path}: it is another file&apos;s, or the file&apos;s beginning is damaged. Nothing was changed; check passphrase or keyring, or use the recovery code or a backup (`workbench recover`).</source>
        <translation>这个密钥打不开 {path}：它属于别的文件，或者文件开头已损坏。数据没有改动；请检查口令或密钥环，或者使用恢复码或备份（`workbench recover`）。</translation>
    </message>
    <message>
        <source>There is data in {path}, but its key was not found. Nothing was changed; the recovery code opens it (`workbench recover`).</source>
        <translation>{path} 里有数据，但找不到它的密钥。数据没有改动；可以用恢复码打开（`workbench recover`）。</translation>
    </message>
    <message>
        <source>The key of {path} lies in the system keyring, which is not there in this session. Start where the keyring is; or name a passphrase file in WORKBENCH_PASSPHRASE_FILE (mode 600) and move the key there with the recovery code (`workbench recover --code`).</source>
        <translation>{path} 的密钥在系统密钥环里，但当前会话没有密钥环。请在有密钥环的会话里启动；或者准备口令文件（权限 600）、写入 WORKBENCH_PASSPHRASE_FILE，再用恢复码把密钥移过去（`workbench recover --code`）。</translation>
    </message>
    <message>
        <source>Another keyring</source>
        <translation>密钥环变了</translation>
    </message>
    <message>
        <source>The key of {path} lies in the keyring {kept}, but the system now offers {offered}. Start with the old one, or move the key with the recovery code (`workbench recover`).</source>
        <translation>{path} 的密钥在密钥环 {kept} 里，但系统现在提供的是 {offered}。请换回原来的密钥环再启动，或者用恢复码把密钥移过来（`workbench recover`）。</translation>
    </message>
    <message>
        <source>The data in {path} is locked by a passphrase: the one that the window asks for. Where nobody is at a terminal write it into a file that only you can read (`chmod 600 FILE`), then run `WORKBENCH_PASSPHRASE_FILE=FILE workbench …`.</source>
        <translation>{path} 里的数据由口令保护，就是窗口要您输入的那个。没有人在终端时，请把口令写进只有您可读的文件（`chmod 600 文件`），再运行 `WORKBENCH_PASSPHRASE_FILE=文件 workbench …`。</translation>
    </message>
    <message>
        <source>{path} is damaged. It was kept as it is; `workbench recover` puts a backup in its place or saves what can still be read.</source>
        <translation>{path} 已损坏，文件保持原样；用 `workbench recover` 可以换上备份，或抢救还能读取的数据。</translation>
    </message>
    <message>
        <source>The installation is too old</source>
        <translation>安装版本过旧</translation>
    </message>
    <message>
        <source>This installation carries SQLite {version}, but {needed} is needed: older ones can lose data. Please install the workbench again; nothing was opened.</source>
        <translation>当前安装自带 SQLite {version}，需要 {needed}：旧版可能丢数据。请重新安装工作台；没有打开任何文件。</translation>
    </message>
    <message>
        <source>The data file cannot be written</source>
        <translation>数据文件不能写入</translation>
    </message>
    <message>
        <source>{path} can be read but not written, so nothing was saved. Viewing still works.</source>
        <translation>{path} 只能读不能写，因此没有保存；查看不受影响。</translation>
    </message>
    <message>
        <source>The disk reports faults</source>
        <translation>磁盘出错</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>There is no room to save. Earlier data is safe; free some space.</source>
        <translation>没有空间保存。之前的数据是安全的；请腾出空间。</translation>
    </message>
    <message>
        <source>The shop was removed</source>
        <translation>店铺已移除</translation>
    </message>
    <message>
        <source>The shop was removed while its data came in; nothing was saved.</source>
        <translation>店铺在数据到来时已被移除，没有保存任何内容。</translation>
    </message>
    <message>
        <source>The data file is in use</source>
        <translation>数据文件正被占用</translation>
    </message>
    <message>
        <source>Another program is using {path}. Try again in a moment.</source>
        <translation>另一个程序正在使用 {path}，请稍后再试。</translation>
    </message>
    <message>
        <source>The data in {path} are open in a window or another command. Close it and try again; nothing was changed.</source>
        <translation>{path} 的数据正被窗口或其他命令使用。请关闭后再试；没有改动任何内容。</translation>
    </message>
    <message>
        <source>Window does not answer</source>
        <translation>窗口没有响应</translation>
    </message>
    <message>
        <source>The workbench is open already but does not answer. Wait a little, or end it and start it again: nothing that was saved is lost.</source>
        <translation>履约工作台已经打开，但没有响应。请稍等，或结束后重新启动：已保存的内容不会丢失。</translation>
    </message>
    <message>
        <source>The data file is missing</source>
        <translation>数据文件不见了</translation>
    </message>
    <message>
        <source>{path} is not there, but backups of it are. No empty file was made; `workbench recover` puts the last backup in its place.</source>
        <translation>{path} 不在了，但有它的备份。没有新建空文件；用 `workbench recover` 换上最近的备份。</translation>
    </message>
    <message>
        <source>The newest data are missing</source>
        <translation>最新的数据不见了</translation>
    </message>
    <message>
        <source>{path} is missing: it holds what was saved last. Put it back and start again; if it is gone for good, `workbench recover` goes on with what the data file itself holds.</source>
        <translation>{path} 不见了：最后保存的内容在这个文件里。请把它放回原处再打开；如果确实找不回来，`workbench recover` 会用数据文件本身的内容继续。</translation>
    </message>
    <message>
        <source>The data file was moved</source>
        <translation>数据文件被移走</translation>
    </message>
    <message>
        <source>{path} was moved, deleted or replaced while it was open, so nothing more is saved. Close the workbench, put the file back with the files beside it, and start again.</source>
        <translation>{path} 在打开期间被移动、删除或替换，因此不再保存任何内容。请关闭工作台，把该文件连同旁边的文件放回原处，再重新打开。</translation>
    </message>
    <message>
        <source>Not a whole backup</source>
        <translation>备份不完整</translation>
    </message>
    <message>
        <source>{path} is no backup of the workbench, or not a whole one. Nothing was changed; choose another.</source>
        <translation>{path} 不是工作台的备份，或者不完整。没有改动任何内容；请选择别的备份。</translation>
    </message>
    <message>
        <source>There is no room for a backup in {path}: {needed} MB are needed, {free} MB are free. Earlier backups are unchanged.</source>
        <translation>{path} 的空间不够备份：需要 {needed} MB，剩余 {free} MB。以前的备份没有改动。</translation>
    </message>
    <message>
        <source>No backup</source>
        <translation>没有备份</translation>
    </message>
    <message>
        <source>There is no whole backup in {path}. Nothing was changed.</source>
        <translation>{path} 里没有完整的备份。没有改动任何内容。</translation>
    </message>
    <message>
        <source>The backup is locked</source>
        <translation>备份打不开</translation>
    </message>
    <message>
        <source>{path} opens with the recovery code or the passphrase of the workbench that made it. Nothing was changed.</source>
        <translation>{path} 要用制作它的工作台的恢复码或口令才能打开。没有改动任何内容。</translation>
    </message>
    <message>
        <source>Wrong recovery code</source>
        <translation>恢复码不对</translation>
    </message>
    <message>
        <source>This is not the recovery code of these data. Nothing was changed; try again.</source>
        <translation>这不是这份数据的恢复码。没有改动任何内容；请重试。</translation>
    </message>
    <message>
        <source>No recovery code</source>
        <translation>没有恢复码</translation>
    </message>
    <message>
        <source>No recovery code was made for {path}, so none can open it. Nothing was changed.</source>
        <translation>{path} 没有生成过恢复码，因此无法用恢复码打开。没有改动任何内容。</translation>
    </message>
    <message>
        <source>The platform did not answer as expected</source>
        <translation>平台没有正常应答</translation>
    </message>
    <message>
        <source>Sign-in expired</source>
        <translation>登录已过期</translation>
    </message>
    <message>
        <source>{service} asks to sign in again. Other shops go on.</source>
        <translation>{service} 要求重新登录。其他店铺照常更新。</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>请求过于频繁</translation>
    </message>
    <message>
        <source>{service} asks to wait. Polling goes on by itself.</source>
        <translation>{service} 要求稍候，之后会自动继续。</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>连接不上</translation>
    </message>
    <message>
        <source>{service} cannot be reached. What is here is kept and marked.</source>
        <translation>连接不上 {service}。已有数据保留并标明时间。</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>{service} refused the request ({reason}). Check the shop&apos;s keys.</source>
        <translation>{service} 拒绝了请求（{reason}）。请检查店铺的密钥。</translation>
    </message>
    <message>
        <source>{service} tells nothing of this parcel ({reason}).</source>
        <translation>{service} 查不到这个包裹（{reason}）。</translation>
    </message>
    <message>
        <source>{service} did not do it ({reason}). Nothing was changed there.</source>
        <translation>{service} 没有执行（{reason}），平台上没有任何改动。</translation>
    </message>
    <message>
        <source>{service} asks to wait and did not do it. Try again in a while: the workbench does not send it again by itself.</source>
        <translation>{service} 要求稍候，没有执行。请稍后再试，本程序不会自动重发。</translation>
    </message>
    <message>
        <source>{service} did not take the message ({reason}). Check the robot&apos;s address and secret.</source>
        <translation>{service} 没有收下消息（{reason}）。请核对机器人的地址和密钥。</translation>
    </message>
    <message>
        <source>{service} asks to wait. Messages are gathered and told later.</source>
        <translation>{service} 要求稍候。消息先攒着，之后一并发送。</translation>
    </message>
    <message>
        <source>Not offered</source>
        <translation>平台未提供</translation>
    </message>
    <message>
        <source>{service} offers no interface for this ({what}). It is done in the platform&apos;s own back end.</source>
        <translation>{service} 没有提供这个接口（{what}），请到平台后台操作。</translation>
    </message>
    <message>
        <source>Unknown whether it was done</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>{service} did not say whether it was done. Look there; the workbench does not send it again by itself.</source>
        <translation>{service} 没有返回结果，不知道是否已执行。请到平台核实；本程序不会自动重发。</translation>
    </message>
    <message>
        <source>Unexpected answer</source>
        <translation>应答异常</translation>
    </message>
    <message>
        <source>{service} answered something unreadable ({reason}). What is here is kept.</source>
        <translation>{service} 的应答无法读取（{reason}）。已有数据保留。</translation>
    </message>
    <message>
        <source>The policy pack has a fault</source>
        <translation>规则包有误</translation>
    </message>
    <message>
        <source>The policy pack {path} cannot be used: {reason}</source>
        <translation>规则包 {path} 不能使用：{reason}</translation>
    </message>
    <message>
        <source>The policy pack cannot be read</source>
        <translation>规则包打不开</translation>
    </message>
    <message>
        <source>The policy pack {path} cannot be read ({reason}). The rules stay as they were.</source>
        <translation>规则包 {path} 无法读取（{reason}）。规则保持不变。</translation>
    </message>
    <message>
        <source>The policy pack {path} cannot be read: line {line}, column {column} is not written as TOML asks ({reason}). The rules stay as they were.</source>
        <translation>规则包 {path} 读不了：第 {line} 行第 {column} 列不合 TOML 的写法（{reason}）。规则保持原样。</translation>
    </message>
    <message>
        <source>The policy pack {path} is not saved as UTF-8 (line {line}). Save it as UTF-8 and try again. The rules stay as they were.</source>
        <translation>规则包 {path} 不是 UTF-8 编码（第 {line} 行）。请另存为 UTF-8 再试。规则保持原样。</translation>
    </message>
    <message>
        <source>{path} is larger than {limit}, which no policy pack is. The rules stay as they were.</source>
        <translation>{path} 大于 {limit}，不会是规则包。规则保持原样。</translation>
    </message>
    <message>
        <source>In the policy pack {path}, rule {rule}: the field {field} is missing.</source>
        <translation>规则包 {path} 的规则 {rule} 缺少字段 {field}。</translation>
    </message>
    <message>
        <source>In the policy pack {path}, rule {rule}: nothing is known of the field {field}.</source>
        <translation>规则包 {path} 的规则 {rule} 有未知字段 {field}。</translation>
    </message>
    <message>
        <source>In the policy pack {path}, rule {rule}: the field {field} must be {expected}.</source>
        <translation>规则包 {path} 的规则 {rule}：字段 {field} 应为 {expected}。</translation>
    </message>
    <message>
        <source>The rule {rule} stands twice: in {other} and in {path}.</source>
        <translation>规则 {rule} 出现了两次：{other} 和 {path}。</translation>
    </message>
    <message>
        <source>The rule {rule} in {path} stands in {other} already. To put yours in its place, write replaces = &quot;{rule}&quot; in it; else give it an id of its own.</source>
        <translation>{path} 里的规则 {rule} 在 {other} 里已经有了。要用您的取代它，请在其中写上 replaces = &quot;{rule}&quot;；否则请换一个编号。</translation>
    </message>
    <message>
        <source>The rule {rule} in {path} would never be asked: its question {question} belongs to {other}. To put yours in its place, give it that id and write replaces = &quot;{other}&quot; in it.</source>
        <translation>{path} 里的规则 {rule} 不会被用到：问题 {question} 只由 {other} 来判。要取代它，请把编号改成 {other}，并写上 replaces = &quot;{other}&quot;。</translation>
    </message>
    <message>
        <source>Not possible with this pack</source>
        <translation>这个规则包不能这样处理</translation>
    </message>
    <message>
        <source>No such rule</source>
        <translation>没有这条规则</translation>
    </message>
    <message>
        <source>Not possible for this rule</source>
        <translation>这条规则不能这样填写</translation>
    </message>
    <message>
        <source>The replay ended early</source>
        <translation>试算中断</translation>
    </message>
    <message>
        <source>The replay ended early; nothing was changed. Please try again.</source>
        <translation>试算中断，没有改动任何内容。请再试一次。</translation>
    </message>
    <message>
        <source>The export was not written</source>
        <translation>没有写出导出文件</translation>
    </message>
    <message>
        <source>{path} could not be written; a file of that name is unchanged.</source>
        <translation>写不出 {path}；原有同名文件没有改动。</translation>
    </message>
    <message>
        <source>There is no room for {path}: {needed} MB or more are needed. A file of that name is unchanged. Free some space or choose another folder.</source>
        <translation>{path} 所在磁盘空间不足：至少需要 {needed} MB。原有同名文件没有改动。请腾出空间或换一个目录。</translation>
    </message>
    <message>
        <source>{path} cannot be written. If it is open in another program, close it there; else choose another folder. A file of that name is unchanged.</source>
        <translation>{path} 不能写入。如果它在别的程序中打开，请先关闭；否则请换一个目录。原有同名文件没有改动。</translation>
    </message>
    <message>
        <source>{path}: {rows} rows are more than an XLSX sheet holds ({limit}). Choose CSV, or filter.</source>
        <translation>{path}：{rows} 行超过了 XLSX 工作表的上限（{limit}）。请改用 CSV，或先筛选。</translation>
    </message>
    <message>
        <source>The export to {path} ended early; a file of that name is unchanged. Please try again.</source>
        <translation>导出到 {path} 中途结束；原有同名文件没有改动。请重试。</translation>
    </message>
    <message>
        <source>No word of a newer version</source>
        <translation>没有得到新版本消息</translation>
    </message>
    <message>
        <source>What was told of newer versions does not count: {reason}. The program goes on as it is.</source>
        <translation>新版本的消息不可信：{reason}。程序照常使用。</translation>
    </message>
    <message>
        <source>The system refused</source>
        <translation>系统拒绝了操作</translation>
    </message>
    <message>
        <source>{path}: {reason}. What was saved before is safe.</source>
        <translation>{path}：{reason}。之前保存的数据是安全的。</translation>
    </message>
    <message>
        <source>Cannot read this</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>{what}: {reason}. Nothing was changed.</source>
        <translation>{what}：{reason}。数据没有改动。</translation>
    </message>
    <message>
        <source>Cannot export this</source>
        <translation>无法这样导出</translation>
    </message>
    <message>
        <source>{what}: {reason}. Nothing was written.</source>
        <translation>{what}：{reason}。没有写出任何文件。</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Order {what}: {reason} Nothing was sent.</source>
        <translation>订单 {what}：{reason}没有发送任何内容。</translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation>没有可撤销的导入</translation>
    </message>
    <message>
        <source>There is no import with the number {what}, or it was taken back before. Nothing was changed.</source>
        <translation>没有编号为 {what} 的导入，或已经撤销。数据没有改动。</translation>
    </message>
    <message>
        <source>{what}: something is missing or wrong at {place}. Nothing was changed.</source>
        <translation>{what}：{place} 处缺少内容或内容不对。数据没有改动。</translation>
    </message>
    <message>
        <source>{what}: it is not sure in which encoding its text stands. Nothing was changed. If its first rows read right in one of {encodings}, import it with --encoding NAME.</source>
        <translation>{what}：无法确定文字用的是哪种编码。数据没有改动。如果前几行按 {encodings} 读出来是对的，请加 --encoding 名称 再导入。</translation>
    </message>
    <message>
        <source>{what}: {reason}. Nothing was changed. If it is a list of penalties or deductions, import it in the window and say there which column is which.</source>
        <translation>{what}：{reason}。数据没有改动。如果它是处罚或扣款清单，请在窗口里导入，并指定各列的含义。</translation>
    </message>
    <message>
        <source>this id stands on an earlier line as well</source>
        <translation>这个编号在前面的行里已出现过</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>the line is too long</source>
        <translation>这一行太长</translation>
    </message>
    <message>
        <source>it has no id</source>
        <translation>没有编号</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>the carrier is no text</source>
        <translation>快递不是文字</translation>
    </message>
    <message>
        <source>too many of its lines are no parcels</source>
        <translation>太多行不是包裹</translation>
    </message>
    <message>
        <source>not a parcel in JSON</source>
        <translation>不是 JSON 格式的包裹</translation>
    </message>
    <message>
        <source>the id is empty</source>
        <translation>编号为空</translation>
    </message>
    <message>
        <source>The key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>a sandbox needs a profile of its own</source>
        <translation>沙箱需要单独的数据目录</translation>
    </message>
    <message>
        <source>there is no such shop</source>
        <translation>没有这个店铺</translation>
    </message>
    <message>
        <source>it names no account</source>
        <translation>里面没有账号</translation>
    </message>
    <message>
        <source>its address is not the platform&apos;s</source>
        <translation>其中的地址不属于该平台</translation>
    </message>
    <message>
        <source>it is not JSON of a key file</source>
        <translation>不是密钥文件的 JSON</translation>
    </message>
    <message>
        <source>no line of it is a parcel</source>
        <translation>没有一行是包裹</translation>
    </message>
    <message>
        <source>the folder holds data that is not a demo&apos;s</source>
        <translation>该目录中有非演示数据</translation>
    </message>
    <message>
        <source>exports are written as {known}; the name has to end so</source>
        <translation>导出格式只有 {known}，文件名须以其中之一结尾</translation>
    </message>
    <message>
        <source>all tables need a .db file</source>
        <translation>全部表格需要 .db 文件</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>这是一个目录</translation>
    </message>
    <message>
        <source>the workbench keeps its own data in this folder</source>
        <translation>工作台自己的数据就在这个目录里</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这个目录</translation>
    </message>
    <message>
        <source>no such rule</source>
        <translation>没有这条规则</translation>
    </message>
    <message>
        <source>the order number is missing</source>
        <translation>缺少订单号</translation>
    </message>
    <message>
        <source>the cell {column} is not an id</source>
        <translation>「{column}」这一格不是编号</translation>
    </message>
    <message>
        <source>the number in {column} was turned into a numeral by a spreadsheet program and its last digits are gone; export the file again and import it without opening it</source>
        <translation>「{column}」的号码被表格软件转成了数字，末几位已丢失；请重新导出，并且不要打开就直接导入</translation>
    </message>
    <message>
        <source>the cell {column} is not a date with a time</source>
        <translation>「{column}」这一格不是带时间的日期</translation>
    </message>
    <message>
        <source>the cell {column} is not an amount</source>
        <translation>「{column}」这一格不是金额</translation>
    </message>
    <message>
        <source>the description of a file format is broken</source>
        <translation>文件格式的描述有误</translation>
    </message>
    <message>
        <source>the cell {column} is not a waybill number</source>
        <translation>「{column}」这一格不是运单号</translation>
    </message>
    <message>
        <source>the row has more cells than the header</source>
        <translation>这一行的格数多于表头</translation>
    </message>
    <message>
        <source>not all of its letters can be read in the encoding that was chosen</source>
        <translation>按所选的编码，这一行有读不出的字</translation>
    </message>
    <message>
        <source>the workbook is damaged or incomplete; download it again</source>
        <translation>工作簿损坏或不完整，请重新下载</translation>
    </message>
    <message>
        <source>the workbook unpacks to far more than an export holds</source>
        <translation>工作簿解压后远大于正常的导出文件</translation>
    </message>
    <message>
        <source>the workbook is protected by a password; save it without one</source>
        <translation>工作簿有密码保护，请另存为无密码的文件</translation>
    </message>
    <message>
        <source>the workbook holds macros; save it as .xlsx or .csv</source>
        <translation>工作簿带有宏，请另存为 .xlsx 或 .csv</translation>
    </message>
    <message>
        <source>the old workbook (.xls) holds formulas, and what they show is not believed; save it as .xlsx</source>
        <translation>这个旧版工作簿（.xls）里有公式，公式显示的结果不可信；请另存为 .xlsx 再导入</translation>
    </message>
    <message>
        <source>it is a packed file, but no workbook</source>
        <translation>是压缩文件，但不是工作簿</translation>
    </message>
    <message>
        <source>the sheet is larger than any export</source>
        <translation>工作表大于任何正常的导出</translation>
    </message>
    <message>
        <source>it is neither a spreadsheet nor a text in UTF-8 or GB18030</source>
        <translation>既不是表格，也不是 UTF-8 或 GB18030 文本</translation>
    </message>
    <message>
        <source>row {row} cannot be read: a quotation mark is not closed, perhaps</source>
        <translation>第 {row} 行无法读取：可能缺少右引号</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>more than 20 MB</source>
        <translation>超过 20 MB</translation>
    </message>
    <message>
        <source>a damaged picture</source>
        <translation>图片已损坏</translation>
    </message>
    <message>
        <source>more than 60 million pixels</source>
        <translation>超过 6000 万像素</translation>
    </message>
    <message>
        <source>only pictures (PNG, JPEG, WebP), PDF and plain text are taken</source>
        <translation>只接受图片（PNG、JPEG、WebP）、PDF 和纯文本</translation>
    </message>
    <message>
        <source>the file is larger than any export</source>
        <translation>文件大于任何正常的导出</translation>
    </message>
    <message>
        <source>it is a web page and no workbook; open it in a spreadsheet program and save it as .xlsx</source>
        <translation>其实是网页而不是工作簿；请用表格软件打开并另存为 .xlsx</translation>
    </message>
    <message>
        <source>no row of it is the header of an export that we know</source>
        <translation>没有一行是已知导出格式的表头</translation>
    </message>
    <message>
        <source>the file changed while it was read; try again</source>
        <translation>读取时文件被改动，请重试</translation>
    </message>
    <message>
        <source>the waybill number is missing</source>
        <translation>缺少运单号</translation>
    </message>
    <message>
        <source>this number stands on an earlier row as well</source>
        <translation>这个号码在前面的行里已出现过</translation>
    </message>
    <message>
        <source>reading it takes more memory than any export</source>
        <translation>读取所需内存超过任何正常的导出</translation>
    </message>
    <message>
        <source>there is no such season</source>
        <translation>没有这个场景</translation>
    </message>
    <message>
        <source>the port is not free</source>
        <translation>端口已被占用</translation>
    </message>
    <message>
        <source>it is no file of the platform that was chosen</source>
        <translation>这不是所选平台的文件</translation>
    </message>
    <message>
        <source>it holds orders of several shops ({shops}); import it without choosing one</source>
        <translation>文件含有多个店铺的订单（{shops}），请不要指定店铺再导入</translation>
    </message>
    <message>
        <source>it holds a shop&apos;s keys; use Add shop for it</source>
        <translation>里面是店铺密钥，请用「添加店铺」</translation>
    </message>
    <message>
        <source>the cell {column} is not a number of points</source>
        <translation>「{column}」这一格不是扣分数</translation>
    </message>
    <message>
        <source>it names no order, no parcel and no number of the platform&apos;s own</source>
        <translation>没有订单号、运单号，也没有平台编号</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>its brackets are nested too deeply</source>
        <translation>括号嵌套太深</translation>
    </message>
    <message>
        <source>an id that no pack of the program has</source>
        <translation>程序自带的规则包没有用过的编号</translation>
    </message>
    <message>
        <source>The filing</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>nobody can have been reached in the future</source>
        <translation>联系时间不能在未来</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>no such filing</source>
        <translation>没有这条报备</translation>
    </message>
    <message>
        <source>it was sent already</source>
        <translation>已经提交过了</translation>
    </message>
    <message>
        <source>the platform does not know this case</source>
        <translation>平台没有这种报备情形</translation>
    </message>
    <message>
        <source>say what it was made for: orders, items, regions or the whole shop</source>
        <translation>请说明报备范围：订单、商品、收货地区或全店</translation>
    </message>
    <message>
        <source>when it was sent is missing</source>
        <translation>缺少提交时间</translation>
    </message>
    <message>
        <source>when it was accepted is missing</source>
        <translation>缺少通过时间</translation>
    </message>
    <message>
        <source>it cannot have been sent or accepted in the future</source>
        <translation>提交或通过时间不能在将来</translation>
    </message>
    <message>
        <source>it cannot be accepted before it was sent</source>
        <translation>通过时间不能早于提交时间</translation>
    </message>
    <message>
        <source>its window ends before it begins</source>
        <translation>时间范围的结束早于开始</translation>
    </message>
    <message>
        <source>it does not say what the platform did: {text}</source>
        <translation>没看懂平台做了什么：{text}</translation>
    </message>
    <message>
        <source>it names no order, no parcel and no number of the platform&apos;s own: {text}</source>
        <translation>没有订单号、运单号，也没有平台编号：{text}</translation>
    </message>
    <message>
        <source>this line says nothing that we understand: {text}</source>
        <translation>这几行看不出平台做了什么：{text}</translation>
    </message>
    <message>
        <source>the message is too long; not read from here on: {text}</source>
        <translation>消息太长，从这里起没有读：{text}</translation>
    </message>
    <message>
        <source>it names too many orders; left out: {text}</source>
        <translation>订单太多，未读入：{text}</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>文字是空的</translation>
    </message>
    <message>
        <source>the text is longer than anybody pastes; import it as a file</source>
        <translation>文字太长，请存成文件再导入</translation>
    </message>
    <message>
        <source>there is no shop of that name</source>
        <translation>没有叫这个名字的店铺</translation>
    </message>
    <message>
        <source>another file stands there; choose another name</source>
        <translation>那里已有别的文件；请换一个文件名</translation>
    </message>
    <message>
        <source>give an order number, a waybill or the platform&apos;s own number</source>
        <translation>请填写订单号、运单号或平台编号</translation>
    </message>
    <message>
        <source>The entry</source>
        <translation>这条录入</translation>
    </message>
    <message>
        <source>The time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>The last moment</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>The order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>The waybill number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>The platform&apos;s number</source>
        <translation>平台编号</translation>
    </message>
    <message>
        <source>The amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>it cannot be read; copy it as the platform&apos;s page shows it</source>
        <translation>无法识别；请照平台页面上的写法填写</translation>
    </message>
    <message>
        <source>it cannot be read; write it as 2024-01-24 10:00</source>
        <translation>无法识别；请写成 2024-01-24 10:00</translation>
    </message>
    <message>
        <source>it cannot be read; write it as digits</source>
        <translation>无法识别；请写成数字</translation>
    </message>
    <message>
        <source>The share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>The least</source>
        <translation>最低金额</translation>
    </message>
    <message>
        <source>The most</source>
        <translation>最高金额</translation>
    </message>
    <message>
        <source>it cannot be read; write it as 5.00 or digits</source>
        <translation>无法识别，请写成 5.00 或数字</translation>
    </message>
    <message>
        <source>give an amount, or a share in percent</source>
        <translation>请填写金额或百分比</translation>
    </message>
    <message>
        <source>The points</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>it is not confirmed</source>
        <translation>没有确认过</translation>
    </message>
    <message>
        <source>no amount was entered for it</source>
        <translation>没有为它填写过金额</translation>
    </message>
    <message>
        <source>it is not an exemption that ends by an announcement</source>
        <translation>它不是等公告结束的豁免</translation>
    </message>
    <message>
        <source>its end is known already</source>
        <translation>它的结束时间已经知道</translation>
    </message>
    <message>
        <source>missing this rule costs no money</source>
        <translation>违反它不涉及扣款</translation>
    </message>
    <message>
        <source>an amount is a sum, or a percentage between two bounds</source>
        <translation>金额是一个数，或上下限之间的百分比</translation>
    </message>
    <message>
        <source>there is no such pack</source>
        <translation>没有这个规则包</translation>
    </message>
    <message>
        <source>the other packs stand on it; it cannot be switched off</source>
        <translation>其他规则包以它为基础，不能停用</translation>
    </message>
    <message>
        <source>it comes with the program; switch it off instead</source>
        <translation>它是程序自带的，可以停用，不能移除</translation>
    </message>
    <message>
        <source>no text of it can be used; add a mended file</source>
        <translation>它的内容都不能用，请加入改好的文件</translation>
    </message>
    <message>
        <source>write: word = meaning</source>
        <translation>写法：词 = 含义</translation>
    </message>
    <message>
        <source>the meaning is none that we know</source>
        <translation>含义不认识</translation>
    </message>
    <message>
        <source>no carrier is called so</source>
        <translation>没有这个快递</translation>
    </message>
    <message>
        <source>a word has 2 to 60 characters and no brackets</source>
        <translation>词长 2 至 60 字，不含括号</translation>
    </message>
    <message>
        <source>there are no data yet</source>
        <translation>还没有数据</translation>
    </message>
    <message>
        <source>The number of queries per day</source>
        <translation>每天的查询次数</translation>
    </message>
    <message>
        <source>it is a number from 0 to 1,000,000</source>
        <translation>应为 0 到 1,000,000 的数</translation>
    </message>
    <message>
        <source>The price of a query</source>
        <translation>每次查询的价格</translation>
    </message>
    <message>
        <source>it is an amount in yuan from 0 to 100</source>
        <translation>应为 0 到 100 元之间的金额</translation>
    </message>
    <message>
        <source>no such order</source>
        <translation>没有这个订单</translation>
    </message>
    <message>
        <source>it is a number of days between 1 and 1095</source>
        <translation>应为 1 到 1095 之间的天数</translation>
    </message>
    <message>
        <source>a whole number above 0</source>
        <translation>大于 0 的整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>一个名称</translation>
    </message>
    <message>
        <source>a list of names</source>
        <translation>名称的列表</translation>
    </message>
    <message>
        <source>later than since</source>
        <translation>晚于 since</translation>
    </message>
    <message>
        <source>a text with paired braces</source>
        <translation>花括号成对的文字</translation>
    </message>
    <message>
        <source>an instant with its offset</source>
        <translation>带时区的时刻</translation>
    </message>
    <message>
        <source>not below min_fen</source>
        <translation>不小于 min_fen</translation>
    </message>
    <message>
        <source>more than promise_over_hours</source>
        <translation>大于 promise_over_hours</translation>
    </message>
    <message>
        <source>a packet&apos;s name ends in .zip</source>
        <translation>举证包的文件名须以 .zip 结尾</translation>
    </message>
    <message>
        <source>The ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>choose the shop that must answer</source>
        <translation>请选择要回复的店铺</translation>
    </message>
    <message>
        <source>give the day and the hour: the clock begins with them</source>
        <translation>还要写明几点：时限从那一刻起算</translation>
    </message>
    <message>
        <source>When the ticket came</source>
        <translation>工单时间</translation>
    </message>
    <message>
        <source>When the invoice was asked for</source>
        <translation>申请开票时间</translation>
    </message>
    <message>
        <source>only what was entered by hand can be removed</source>
        <translation>只能移除手工录入的内容</translation>
    </message>
    <message>
        <source>the ticket does not ask for an invoice</source>
        <translation>这张工单不是催开发票</translation>
    </message>
    <message>
        <source>the reply cannot come before the ticket</source>
        <translation>回复不能早于工单</translation>
    </message>
    <message>
        <source>there is no such ticket</source>
        <translation>没有这个工单</translation>
    </message>
    <message>
        <source>this lies in the future</source>
        <translation>时间在将来</translation>
    </message>
    <message>
        <source>a name that ends in .pdf or .xlsx is wanted</source>
        <translation>文件名须以 .pdf 或 .xlsx 结尾</translation>
    </message>
    <message>
        <source>The working hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>The times of the group&apos;s report</source>
        <translation>群播报时间</translation>
    </message>
    <message>
        <source>The time between two updates</source>
        <translation>更新间隔</translation>
    </message>
    <message>
        <source>at least one day is worked</source>
        <translation>至少选一个工作日</translation>
    </message>
    <message>
        <source>they begin before they end</source>
        <translation>上班时间须早于下班时间</translation>
    </message>
    <message>
        <source>six a day are the most</source>
        <translation>每天最多 6 次</translation>
    </message>
    <message>
        <source>it is one of those offered</source>
        <translation>只能选列出的间隔</translation>
    </message>
    <message>
        <source>Douyin</source>
        <translation>抖店</translation>
    </message>
    <message>
        <source>it has no number</source>
        <translation>没有运单号</translation>
    </message>
    <message>
        <source>the platform has no such carrier</source>
        <translation>平台没有这家快递公司</translation>
    </message>
    <message>
        <source>no line of the order is to be sent</source>
        <translation>订单没有待发的子订单</translation>
    </message>
    <message>
        <source>a quantity is not a whole number</source>
        <translation>有数量不是整数</translation>
    </message>
    <message>
        <source>a part of it was done</source>
        <translation>只完成了一部分</translation>
    </message>
    <message>
        <source>what the buyer agreed to is needed</source>
        <translation>需要写明买家同意的内容</translation>
    </message>
    <message>
        <source>no parcel of this order is known</source>
        <translation>没有该订单的包裹记录</translation>
    </message>
    <message>
        <source>it has no columns called 订单编号, 工单类型 and 创建时间; name them so and try again</source>
        <translation>没有「订单编号」「工单类型」「创建时间」三列；请改好列名再试</translation>
    </message>
    <message>
        <source>the file is larger than any list of tickets</source>
        <translation>文件比任何工单列表都大</translation>
    </message>
    <message>
        <source>its kind is none that we know: 催发货, 物流停滞, 催开发票</source>
        <translation>工单类型不是催发货、物流停滞、催开发票</translation>
    </message>
    <message>
        <source>there is no shop of that name here</source>
        <translation>这里没有叫这个名字的店铺</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>This order is not known here.</source>
        <translation>本机没有这个订单。</translation>
    </message>
    <message>
        <source>The order does not wait to be shipped.</source>
        <translation>该订单不是待发货状态。</translation>
    </message>
    <message>
        <source>The order bears no number that could be replaced.</source>
        <translation>该订单没有可以更换的单号。</translation>
    </message>
    <message>
        <source>The number stands on this order already.</source>
        <translation>该订单已经是这个单号。</translation>
    </message>
    <message>
        <source>Something was sent for this order and its answer was lost: look on the platform first.</source>
        <translation>该订单之前的操作没有收到结果，请先到平台核实。</translation>
    </message>
    <message>
        <source>The buyer asked for money back and waits: answer that first. Some platforms refuse to ship until then.</source>
        <translation>买家已申请退款，尚未处理：请先处理退款，部分平台在此之前拒绝发货。</translation>
    </message>
    <message>
        <source>Order {order} used the number within 30 days for another receiver or address.</source>
        <translation>订单 {order} 在30天内用过这个单号，收件人或地址不同。</translation>
    </message>
    <message>
        <source>Order {order} used the number within 30 days; whether for the same receiver is unknown.</source>
        <translation>订单 {order} 在30天内用过这个单号，是否同一收件人无法判断。</translation>
    </message>
    <message>
        <source>The number&apos;s parcel goes to {place}, the order to {destination}.</source>
        <translation>这个单号的包裹发往{place}，订单收货地是{destination}。</translation>
    </message>
    <message>
        <source>The number was scanned before the order was paid.</source>
        <translation>这个单号在订单付款之前就有轨迹。</translation>
    </message>
    <message>
        <source>No carrier has scanned the number yet.</source>
        <translation>这个单号还没有揽收记录。</translation>
    </message>
    <message>
        <source>Whether the number was scanned could not be asked.</source>
        <translation>没有查到这个单号有无轨迹。</translation>
    </message>
    <message>
        <source>Shipping without logistics needs an agreement with the buyer: write it down.</source>
        <translation>无需物流发货需要买家同意：请先记录协商内容。</translation>
    </message>
    <message>
        <source>The appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>there is nothing to appeal against</source>
        <translation>没有可申诉的处罚</translation>
    </message>
    <message>
        <source>it cannot have happened in the future</source>
        <translation>时间不能在未来</translation>
    </message>
    <message>
        <source>that cannot follow what was recorded before</source>
        <translation>与之前登记的状态不符</translation>
    </message>
    <message>
        <source>The own value</source>
        <translation>本店数值</translation>
    </message>
    <message>
        <source>The industry&apos;s mean</source>
        <translation>行业均值</translation>
    </message>
    <message>
        <source>The freight</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>The red line</source>
        <translation>红线</translation>
    </message>
    <message>
        <source>The blue line</source>
        <translation>蓝线</translation>
    </message>
    <message>
        <source>The guidance price</source>
        <translation>指导价</translation>
    </message>
    <message>
        <source>The act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>as the seller saw it on the platform</source>
        <translation>由卖家在平台上核实</translation>
    </message>
    <message>
        <source>how it ended is known already</source>
        <translation>结果已经明确</translation>
    </message>
    <message>
        <source>there is none with this id</source>
        <translation>没有这个编号</translation>
    </message>
    <message>
        <source>The order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>The carrier</source>
        <translation>快递公司</translation>
    </message>
    <message>
        <source>it is not known here</source>
        <translation>本机没有</translation>
    </message>
    <message>
        <source>its shop is not connected</source>
        <translation>它的店铺没有接入</translation>
    </message>
    <message>
        <source>several shops have one with this number; name the shop</source>
        <translation>多个店铺有这个单号，请指定店铺</translation>
    </message>
    <message>
        <source>a number is needed</source>
        <translation>缺少运单号</translation>
    </message>
    <message>
        <source>no carrier that we know</source>
        <translation>不认识这家快递公司</translation>
    </message>
    <message>
        <source>When the template was set</source>
        <translation>模板设置时间</translation>
    </message>
    <message>
        <source>The weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>The base price</source>
        <translation>基础运费</translation>
    </message>
    <message>
        <source>When it was ordered</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>it is none of those named</source>
        <translation>不是所列的值</translation>
    </message>
    <message>
        <source>it is needed</source>
        <translation>必须填写</translation>
    </message>
    <message>
        <source>it belongs to another sign-in</source>
        <translation>它属于另一次授权</translation>
    </message>
    <message>
        <source>DingTalk</source>
        <translation>钉钉</translation>
    </message>
    <message>
        <source>WeCom</source>
        <translation>企业微信</translation>
    </message>
    <message>
        <source>Feishu</source>
        <translation>飞书</translation>
    </message>
    <message>
        <source>the robot is no longer there: it was removed, or the address is old</source>
        <translation>机器人已不在群里：被移除，或地址已失效</translation>
    </message>
    <message>
        <source>the robot was switched off in the group</source>
        <translation>机器人在群里已停用</translation>
    </message>
    <message>
        <source>the signing secret is not the robot&apos;s, or this clock is an hour off</source>
        <translation>加签密钥不对，或本机时钟偏差超过一小时</translation>
    </message>
    <message>
        <source>the robot wants a keyword: enter 履约工作台 as one in its settings</source>
        <translation>机器人要求关键词：请在它的安全设置里填入「履约工作台」</translation>
    </message>
    <message>
        <source>the robot takes messages from other internet addresses alone</source>
        <translation>机器人只接受白名单 IP 的消息</translation>
    </message>
    <message>
        <source>the robot&apos;s security settings do not let it through</source>
        <translation>未通过机器人的安全设置</translation>
    </message>
    <message>
        <source>Taobao</source>
        <translation>淘宝</translation>
    </message>
    <message>
        <source>the platform tells of the order&apos;s other parcels alone</source>
        <translation>平台只提供该订单其他包裹的轨迹</translation>
    </message>
    <message>
        <source>The robot&apos;s address</source>
        <translation>机器人地址</translation>
    </message>
    <message>
        <source>The robot&apos;s name</source>
        <translation>机器人名称</translation>
    </message>
    <message>
        <source>it is not one of a DingTalk, WeCom or Feishu group; copy the whole webhook address from the group&apos;s settings</source>
        <translation>不是钉钉、企业微信或飞书群机器人的地址；请从群设置里复制完整的 Webhook 地址</translation>
    </message>
    <message>
        <source>its last part is missing; copy the whole address</source>
        <translation>缺少最后一段，请复制完整地址</translation>
    </message>
    <message>
        <source>one to forty characters</source>
        <translation>1 到 40 个字</translation>
    </message>
    <message>
        <source>it is not of the shape that was agreed</source>
        <translation>格式不符</translation>
    </message>
    <message>
        <source>it expired and was not signed anew</source>
        <translation>通知已过期且未重新签名</translation>
    </message>
    <message>
        <source>its date lies ahead: look at this machine&apos;s clock</source>
        <translation>通知日期在未来：请检查本机时钟</translation>
    </message>
    <message>
        <source>an older one than was seen here before</source>
        <translation>比此前见过的更旧</translation>
    </message>
    <message>
        <source>its signature is not the publisher&apos;s</source>
        <translation>签名不是发布者的</translation>
    </message>
    <message>
        <source>ten robots are the most</source>
        <translation>最多十个机器人</translation>
    </message>
    <message>
        <source>there is no such robot</source>
        <translation>没有这个机器人</translation>
    </message>
    <message>
        <source>this build names no publisher to ask</source>
        <translation>此版本没有填写查询地址</translation>
    </message>
    <message>
        <source>The last four digits</source>
        <translation>电话后四位</translation>
    </message>
    <message>
        <source>it has several parcels; name the number</source>
        <translation>有多个包裹，请写明单号</translation>
    </message>
    <message>
        <source>no parcel of it is on its way</source>
        <translation>没有在途的包裹</translation>
    </message>
    <message>
        <source>four digits are needed</source>
        <translation>需要四位数字</translation>
    </message>
    <message>
        <source>no trace service can tell of it now</source>
        <translation>现在没有轨迹服务能查询</translation>
    </message>
    <message>
        <source>it was asked for a short while ago; ask in half an hour</source>
        <translation>刚刚查过，请半小时后再查</translation>
    </message>
    <message>
        <source>the carrier does not take them for this parcel</source>
        <translation>与该包裹不符</translation>
    </message>
    <message>
        <source>this is no ZIP file, or it is damaged</source>
        <translation>这不是 ZIP 文件，或已损坏</translation>
    </message>
    <message>
        <source>this is no packet of the workbench: its manifest is missing</source>
        <translation>这不是履约工作台的凭证包：缺少清单</translation>
    </message>
    <message>
        <source>this is no packet of the workbench: it is too large</source>
        <translation>这不是履约工作台的凭证包：太大</translation>
    </message>
    <message>
        <source>no shop is called so; there are: {known}</source>
        <translation>没有这个店铺，现有：{known}</translation>
    </message>
    <message>
        <source>several shops are called so; choose one by its id: {known}</source>
        <translation>有多个店铺叫这个名字，请用编号指定：{known}</translation>
    </message>
    <message>
        <source>there is no shop yet</source>
        <translation>还没有店铺</translation>
    </message>
    <message>
        <source>reading it broke off: it is damaged, or it holds more than any export; export it again</source>
        <translation>读到一半中断：文件已损坏，或内容多过任何导出文件；请重新导出</translation>
    </message>
    <message>
        <source>Tmall</source>
        <translation>天猫</translation>
    </message>
    <message>
        <source>the filter knows no such value; most alike are {known}</source>
        <translation>筛选条件不认识这个取值，最接近的有：{known}</translation>
    </message>
    <message>
        <source>the number that is replaced does not stand there on a parcel alone</source>
        <translation>平台上没有单独使用这个原单号的包裹</translation>
    </message>
    <message>
        <source>it has several parcels: say which number is replaced</source>
        <translation>该订单有多个包裹，请写明替换哪个单号</translation>
    </message>
    <message>
        <source>it is no JSON document with name, address and secret of a robot</source>
        <translation>它不是写有机器人 `name`、`address`、`secret` 的 JSON 文件</translation>
    </message>
</context>
<context>
    <name>evidence</name>
    <message>
        <source>Pictures, PDF, chats (*.png *.jpg *.jpeg *.webp *.pdf *.txt)</source>
        <translation>图片、PDF、聊天记录 (*.png *.jpg *.jpeg *.webp *.pdf *.txt)</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>添加凭证</translation>
    </message>
    <message>
        <source>No picture or file lies on the clipboard</source>
        <translation>剪贴板里没有图片或文件</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>The file was taken out.</source>
        <translation>文件已移除。</translation>
    </message>
    <message>
        <source>Write the file, to look at it</source>
        <translation>另存文件以便查看</translation>
    </message>
    <message>
        <source>Covered; the open picture was erased.</source>
        <translation>已遮盖，原图已彻底删除。</translation>
    </message>
    <message>
        <source>Log an attempt to reach somebody</source>
        <translation>登记联系记录</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>联系谁</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>What was said, or that nobody answered</source>
        <translation>说了什么，或无人应答</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>全部订单</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Kept as a line of evidence; phones and names are masked.</source>
        <translation>作为一条凭证保存；电话和姓名自动打码。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Compare traces</source>
        <translation>轨迹对照图</translation>
    </message>
    <message>
        <source>Log contact…</source>
        <translation>登记联系…</translation>
    </message>
    <message>
        <source>Add as</source>
        <translation>添加为</translation>
    </message>
    <message>
        <source>A screenshot or files (Ctrl+V)</source>
        <translation>截图或文件（Ctrl+V）</translation>
    </message>
    <message>
        <source>The platform&apos;s trace and the carrier&apos;s in one picture</source>
        <translation>平台轨迹与快递轨迹并排成一张图</translation>
    </message>
    <message>
        <source>Drop files and screenshots here: pictures, PDF, chats as text; 20 MB each. Places and devices are taken out of pictures, numbers in texts are masked.</source>
        <translation>把文件或截图拖到这里：图片、PDF、聊天文本，每个不超过 20 MB。图片中的位置和设备信息会去掉，文本中的号码自动打码。</translation>
    </message>
    <message>
        <source>Cover names and numbers</source>
        <translation>遮盖姓名和号码</translation>
    </message>
    <message>
        <source>Add a box</source>
        <translation>加遮盖框</translation>
    </message>
    <message>
        <source>Adds a box in the middle (B)</source>
        <translation>在中间加一个框（B）</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回一步</translation>
    </message>
    <message>
        <source>Remove the box</source>
        <translation>删除此框</translation>
    </message>
    <message>
        <source>Removes the marked box (Del)</source>
        <translation>删除选中的框（Del）</translation>
    </message>
    <message>
        <source>Cover for good</source>
        <translation>永久遮盖</translation>
    </message>
    <message>
        <source>Draw boxes with the mouse; with the keys: B adds one, arrows move it, Shift and arrows stretch it, [ and ] go from box to box. The covered picture takes the place of the open one, which is erased.</source>
        <translation>用鼠标画框；键盘：B 加框，方向键移动，Shift+方向键改大小，[ 和 ] 切换框。保存后遮盖图替换原图，原图彻底删除。</translation>
    </message>
    <message>
        <source>Boxes: {n}</source>
        <translation>{n} 个框</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Cover…</source>
        <translation>遮盖…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>凭证类型</translation>
    </message>
    <message>
        <source>names none of the orders</source>
        <translation>未提到任何订单</translation>
    </message>
    <message>
        <source>names the order</source>
        <translation>提到该订单</translation>
    </message>
    <message>
        <source>names {n} of {all} order(s)</source>
        <translation>提到 {n} / {all} 个订单</translation>
    </message>
    <message>
        <source>Takes effect by the pledge: no proof is asked for.</source>
        <translation>勾选承诺书即生效，无需凭证。</translation>
    </message>
    <message>
        <source>✓ What this ground demands is there.</source>
        <translation>✓ 此事由要求的凭证已齐。</translation>
    </message>
    <message>
        <source>No rule says which proof this ground needs.</source>
        <translation>规则没有写此事由需要什么凭证。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>▲ Still missing: {kinds}</source>
        <translation>▲ 还缺：{kinds}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>▲ Order {orders} is not named; the chat must hold its number.</source>
        <translation>▲ 未提到订单 {orders}；聊天记录中须包含订单号。</translation>
    </message>
</context>
<context>
    <name>exports</name>
    <message>
        <source>Tracking</source>
        <translation>物流监控</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Platform records</source>
        <translation>平台处罚</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>任务工单</translation>
    </message>
    <message>
        <source>Filings and appeals</source>
        <translation>报备与申诉</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>预警清单</translation>
    </message>
    <message>
        <source>All tables</source>
        <translation>全部表格</translation>
    </message>
    <message>
        <source>Exporting to {file} …</source>
        <translation>正在导出到 {file} …</translation>
    </message>
    <message>
        <source>Export with whole waybills</source>
        <translation>导出完整运单号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>或自己填写</translation>
    </message>
    <message>
        <source>Export whole waybills</source>
        <translation>导出完整运单号</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{n} row(s) with whole waybill numbers for {file}</source>
        <translation>{n} 行（含完整运单号）将写入「{file}」</translation>
    </message>
    <message>
        <source>A waybill leads to a person. The file leaves our protection: whoever has it can read it. This export is entered in the audit trail, with the reason as a fingerprint.</source>
        <translation>运单号可以查到收件人。文件写出后不再受本软件保护，拿到文件的人都能看到。本次导出记入审计记录，原因只留指纹。</translation>
    </message>
    <message>
        <source>A file of this name is there already and is replaced.</source>
        <translation>同名文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>Ask the carrier</source>
        <translation>向快递查件</translation>
    </message>
    <message>
        <source>Appeal or filing</source>
        <translation>申诉或报备</translation>
    </message>
    <message>
        <source>Settle accounts</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Exporting to {file}: {done} of {total} row(s)</source>
        <translation>正在导出到 {file}：{done} / {total} 行</translation>
    </message>
    <message>
        <source>{rows} row(s) written to {file}; waybills are masked</source>
        <translation>已写出 {rows} 行到 {file}；运单号已遮盖</translation>
    </message>
    <message>
        <source>{rows} row(s) written to {file}; whoever has it can read the waybills</source>
        <translation>已写出 {rows} 行到 {file}；拿到文件的人可以看到运单号</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开目录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>XLSX 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>SQLite database (*.db)</source>
        <translation>SQLite 数据库 (*.db)</translation>
    </message>
    <message>
        <source>Excel workbook with whole waybills (*.xlsx)</source>
        <translation>Excel 工作簿，含完整运单号 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV table with whole waybills (*.csv)</source>
        <translation>CSV 表格，含完整运单号 (*.csv)</translation>
    </message>
    <message>
        <source>Write this list to XLSX, CSV or SQLite, waybills masked (Ctrl+E)</source>
        <translation>把当前列表写成 XLSX、CSV 或 SQLite 文件，运单号遮盖（Ctrl+E）</translation>
    </message>
    <message>
        <source>48 h label</source>
        <translation>48h揽收标</translation>
    </message>
</context>
<context>
    <name>filing</name>
    <message>
        <source>The platform does not take filings on this ground.</source>
        <translation>平台不受理这种理由的报备。</translation>
    </message>
    <message>
        <source>Say which event it was.</source>
        <translation>请写明是哪种事件。</translation>
    </message>
    <message>
        <source>Say how the goods travel: only freight counts.</source>
        <translation>请写明运输方式：仅货运适用。</translation>
    </message>
    <message>
        <source>Without the ticked pledge it does not take effect.</source>
        <translation>未勾选承诺书不会生效。</translation>
    </message>
    <message>
        <source>Name the orders, items or regions.</source>
        <translation>请填写订单、商品或收货地区。</translation>
    </message>
    <message>
        <source>This platform takes filings by order only.</source>
        <translation>该平台只能按订单报备。</translation>
    </message>
    <message>
        <source>Say for which promised shipping times it is made.</source>
        <translation>请填写针对的发货时限区间。</translation>
    </message>
    <message>
        <source>Its window ends before it begins.</source>
        <translation>区间的结束早于开始。</translation>
    </message>
    <message>
        <source>Look at the carrier&apos;s own site: does the trace stand still there as well?</source>
        <translation>请先查快递官网：官网轨迹是否也停滞？</translation>
    </message>
    <message>
        <source>The trace stands still at the carrier as well: this ground does not hold.</source>
        <translation>快递官网轨迹同样停滞，此理由不成立。</translation>
    </message>
    <message>
        <source>This ground is not accepted without proof.</source>
        <translation>此理由须附凭证。</translation>
    </message>
    <message>
        <source>The chat must name the order number; this one does not.</source>
        <translation>聊天记录须包含订单号，当前记录未包含。</translation>
    </message>
    <message>
        <source>A few words of your own help the reader.</source>
        <translation>建议写几句说明，便于审核。</translation>
    </message>
</context>
<context>
    <name>firstrun</name>
    <message>
        <source>✓ The recovery code is in force. Keep it away from here.</source>
        <translation>✓ 恢复码已生效，请放在这台电脑之外。</translation>
    </message>
    <message>
        <source>One of the two is enough to begin with; both go on at any later time.</source>
        <translation>先做一样就够，以后随时可以再加。</translation>
    </message>
    <message>
        <source>Bring your orders in</source>
        <translation>把订单带进来</translation>
    </message>
    <message>
        <source>With the platform&apos;s keys orders and traces are updated by themselves: 1688, Taobao, Tmall and Douyin; Kuaidi100 and Kdniao for traces.</source>
        <translation>用平台的密钥，订单和轨迹自动更新：1688、淘宝、天猫、抖店，以及查轨迹的快递100、快递鸟。</translation>
    </message>
    <message>
        <source>Order exports of Qianniu, 1688 and Douyin, lists of waybills, trace files: drop them on this window. Each is shown before it is taken in, and can be taken back.</source>
        <translation>千牛、1688、抖店导出的订单，运单清单，轨迹文件：拖进这个窗口即可。先预览再写入，可撤销。</translation>
    </message>
    <message>
        <source>Add a shop</source>
        <translation>添加店铺</translation>
    </message>
    <message>
        <source>Drop export files</source>
        <translation>拖入导出文件</translation>
    </message>
    <message>
        <source>These are good to begin with; they stand in the settings all the time.</source>
        <translation>默认就可以用，以后在「设置 › 通知」里随时能改。</translation>
    </message>
    <message>
        <source>What may pop up?</source>
        <translation>哪些提醒弹出来？</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Nothing was made yet; the next start asks again (Esc)</source>
        <translation>还没有建立任何数据，下次打开时再问（Esc）</translation>
    </message>
    <message>
        <source>here</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>已看过</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Nothing is lost; the next start asks again (Esc)</source>
        <translation>不会丢失任何内容，下次打开时再问（Esc）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Open the workbench</source>
        <translation>打开工作台</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Forgotten?</source>
        <translation>忘记了？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Your data are encrypted; this opens them.</source>
        <translation>数据已加密，输入口令打开。</translation>
    </message>
    <message>
        <source>That is not the passphrase of these data.</source>
        <translation>口令不对，请再试一次。</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎使用</translation>
    </message>
    <message>
        <source>What would you like to see first?</source>
        <translation>先看什么？</translation>
    </message>
    <message>
        <source>My own shops</source>
        <translation>我的店铺</translation>
    </message>
    <message>
        <source>You add shops with the platforms&apos; keys, or drop the platforms&apos; export files on the window. All of it stays encrypted on this computer.</source>
        <translation>用平台的密钥添加店铺，或把平台导出的文件拖进窗口。全部加密存在这台电脑上。</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>Five invented shops in the days before the Spring Festival of 2024. There is nothing to enter, no network is needed, and one click leads from there to your own shops.</source>
        <translation>2024 年春节前的五家虚构店铺。什么都不用填，也不用联网；在那里点一下就能换到您自己的店铺。</translation>
    </message>
    <message>
        <source>See the sample data</source>
        <translation>看示例数据</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Samples or shops</source>
        <translation>示例或我的店铺</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>数据保护</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Shops and files</source>
        <translation>店铺与文件</translation>
    </message>
    <message>
        <source>Pop-ups</source>
        <translation>弹窗提醒</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>At least {count} characters; a few words are good.</source>
        <translation>至少 {count} 个字符，几个词连起来就好。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一样。</translation>
    </message>
    <message>
        <source>✓ Both are the same.</source>
        <translation>✓ 两次一致。</translation>
    </message>
    <message>
        <source>Orders, traces and keys lie in one encrypted file on this computer; nobody but you opens it.</source>
        <translation>订单、轨迹和店铺密钥都在这台电脑的一个加密文件里，只有您能打开。</translation>
    </message>
    <message>
        <source>What opens your data?</source>
        <translation>用什么打开您的数据？</translation>
    </message>
    <message>
        <source>A passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>It is asked for at every start.</source>
        <translation>每次打开时输入。</translation>
    </message>
    <message>
        <source>This system offers no keyring that keeps it for you. It is asked for at every start.</source>
        <translation>这台电脑没有系统密钥环代为保管，请设一个口令，每次打开时输入。</translation>
    </message>
    <message>
        <source>The passphrase file</source>
        <translation>口令文件</translation>
    </message>
    <message>
        <source>The one that WORKBENCH_PASSPHRASE_FILE names. Nothing is asked.</source>
        <translation>WORKBENCH_PASSPHRASE_FILE 指定的文件，打开时不再询问。</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring (recommended)</source>
        <translation>系统密钥环（推荐）</translation>
    </message>
    <message>
        <source>It opens when you sign in to the computer. There is nothing to remember.</source>
        <translation>登录电脑即可打开，不用记任何东西。</translation>
    </message>
    <message>
        <source>Your data are made and encrypted. How they are opened was chosen at this step; the recovery code of the next one opens them where that is lost.</source>
        <translation>数据已建好并加密，打开的方式在这一步选定。万一丢失，用下一步的恢复码打开。</translation>
    </message>
    <message>
        <source>Your data are protected</source>
        <translation>数据已受保护</translation>
    </message>
    <message>
        <source>The sample data are being made …</source>
        <translation>正在准备示例数据……</translation>
    </message>
</context>
<context>
    <name>frame</name>
    <message>
        <source>Updating…</source>
        <translation>更新中…</translation>
    </message>
    <message>
        <source>Not updated yet</source>
        <translation>尚未更新</translation>
    </message>
    <message>
        <source>Updated {time}</source>
        <translation>{time} 已更新</translation>
    </message>
    <message>
        <source>{n} shop(s): {state}</source>
        <translation>{n} 店{state}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日待办</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>物流监控</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>任务工单</translation>
    </message>
    <message>
        <source>Filings</source>
        <translation>报备与申诉</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>运费与指标</translation>
    </message>
    <message>
        <source>Penalties</source>
        <translation>平台处罚</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Fulfilment workbench</source>
        <translation>履约工作台</translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation>履约工作台</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Add shop…</source>
        <translation>添加店铺…</translation>
    </message>
    <message>
        <source>Add shops with a key file</source>
        <translation>用密钥文件添加店铺</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import order exports and trace files ({key}); or drop them here</source>
        <translation>导入订单文件和轨迹文件（{key}），也可以直接拖进窗口</translation>
    </message>
    <message>
        <source>Imports so far…</source>
        <translation>导入记录…</translation>
    </message>
    <message>
        <source>See the imports so far ({key}) and take one back</source>
        <translation>查看导入记录（{key}），可撤销其中一次</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>See the backups, and put one on another disk</source>
        <translation>查看备份，并存一份到另一块硬盘</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>What this view shows and how to act ({key})</source>
        <translation>这一页显示什么、怎么处理（{key}）</translation>
    </message>
    <message>
        <source>These are sample data: shops, orders and buyers are invented, and nothing here reaches a platform. Your own data lie elsewhere and are not touched.</source>
        <translation>这里是示例数据：店铺、订单和买家都是虚构的，不会发给任何平台，也不会动您自己的数据。</translation>
    </message>
    <message>
        <source>To my own shops</source>
        <translation>返回我的店铺</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Found nowhere</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>imports</name>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>文字编码</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <translation>没有导入的行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Goes to: {shops}</source>
        <translation>归入：{shops}</translation>
    </message>
    <message>
        <source>{kind} ・ as of {time}</source>
        <translation>{kind} ・ 数据截至 {time}</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>按文件</translation>
    </message>
    <message>
        <source>Where the orders are already</source>
        <translation>按已有订单</translation>
    </message>
    <message>
        <source>Order exports and traces (*.csv *.xlsx *.xls *.json *.jsonl)</source>
        <translation>订单文件和轨迹文件 (*.csv *.xlsx *.xls *.json *.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Drop the files to import them</source>
        <translation>松开鼠标，导入文件</translation>
    </message>
    <message>
        <source>Reading {file} …</source>
        <translation>正在读取 {file} …</translation>
    </message>
    <message>
        <source>Importing {file} …</source>
        <translation>正在导入 {file} …</translation>
    </message>
    <message>
        <source>Reading {file}: {n} row(s)</source>
        <translation>正在读取 {file}：{n} 行</translation>
    </message>
    <message>
        <source>Please wait until this file is done.</source>
        <translation>请等这个文件处理完。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{time} ・ {new} new, {changed} changed</source>
        <translation>{time} ・ 新增 {new}，变化 {changed}</translation>
    </message>
    <message>
        <source>{time} ・ {new} new, {changed} changed, {rejected} row(s) left out</source>
        <translation>{time} ・ 新增 {new}，变化 {changed}，未导入 {rejected} 行</translation>
    </message>
    <message>
        <source>{time} ・ taken back {undone}</source>
        <translation>{time} ・ 已于 {undone} 撤销</translation>
    </message>
    <message>
        <source>Imports so far</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Nothing was imported yet. Drop the platforms&apos; export files on the window, or choose them with &quot;Import files…&quot; at its left.</source>
        <translation>还没有导入过文件。把平台导出的文件拖进窗口，或点窗口左侧的「导入文件…」。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Importing {file}: {share}</source>
        <translation>正在导入 {file}：{share}</translation>
    </message>
    <message>
        <source>A list that we do not know</source>
        <translation>不认识的清单</translation>
    </message>
    <message>
        <source>A text whose encoding is not sure</source>
        <translation>无法确定文字编码的文本</translation>
    </message>
    <message>
        <source>Traces, one parcel per line</source>
        <translation>轨迹文件，每行一个包裹</translation>
    </message>
    <message>
        <source>rows left out</source>
        <translation>行未导入</translation>
    </message>
    <message>
        <source>new or changed</source>
        <translation>新增或变化</translation>
    </message>
    <message>
        <source>parcels</source>
        <translation>个包裹</translation>
    </message>
    <message>
        <source>new orders</source>
        <translation>新订单</translation>
    </message>
    <message>
        <source>new records</source>
        <translation>新增记录</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>older than known</source>
        <translation>比已有的旧</translation>
    </message>
    <message>
        <source>fit no order</source>
        <translation>未匹配订单</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>文件导入</translation>
    </message>
    <message>
        <source>{platform} (from files)</source>
        <translation>{platform}（文件导入）</translation>
    </message>
    <message>
        <source>{shop} ({n} order(s))</source>
        <translation>{shop}（{n} 单）</translation>
    </message>
    <message>
        <source>{shop} ({n} order(s), new shop)</source>
        <translation>{shop}（{n} 单，新店铺）</translation>
    </message>
    <message>
        <source>{shop} ({n} order(s); the shop was {before}, is {platform})</source>
        <translation>{shop}（{n} 单；平台由{before}改为{platform}）</translation>
    </message>
    <message>
        <source>Columns we do not know, kept with the order: {names}</source>
        <translation>不认识的列，随订单保存：{names}</translation>
    </message>
    <message>
        <source>Columns we do not know, not taken in: {names}</source>
        <translation>不认识的列，不导入：{names}</translation>
    </message>
    <message>
        <source>Columns that may tell of people, not taken in: {names}</source>
        <translation>可能含个人信息的列，不导入：{names}</translation>
    </message>
    <message>
        <source>Order statuses we do not know, kept as they are: {names}</source>
        <translation>不认识的订单状态，原样保留：{names}</translation>
    </message>
    <message>
        <source>The file has a header and no rows: nothing to import.</source>
        <translation>文件只有表头，没有数据行，没有可导入的内容。</translation>
    </message>
    <message>
        <source>All of it is here already: nothing would change.</source>
        <translation>这些都已经有了，导入不会有变化。</translation>
    </message>
    <message>
        <source>No row of it can be taken in; the reasons stand above.</source>
        <translation>没有一行可以导入，原因见上。</translation>
    </message>
    <message>
        <source>Choose the encoding in which its first rows below read right. Rows with letters that cannot be read in it are left out.</source>
        <translation>下面是按不同编码读出的前几行，请选读得对的一种；按它有读不出的字的行不会导入。</translation>
    </message>
    <message>
        <source>The file does not say whose {n} of the orders are; they go to {shop}.</source>
        <translation>文件没有写店铺：{n} 单归入「{shop}」。</translation>
    </message>
    <message>
        <source>The file does not say whose {n} of the orders are: choose the shop above, or they go to {shop}.</source>
        <translation>文件没有写店铺：有 {n} 单不知道属于哪家店。请在上面选择店铺，否则归入「{shop}」。</translation>
    </message>
    <message>
        <source>{n} parcel(s) to be followed by a trace service; it charges for each query</source>
        <translation>{n} 个包裹由物流查询服务跟踪，每次查询由其收费</translation>
    </message>
    <message>
        <source>{name} ({n})</source>
        <translation>{name}（{n}）</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>还有 {n} 项</translation>
    </message>
    <message>
        <source>no order of ours</source>
        <translation>未匹配订单</translation>
    </message>
    <message>
        <source>Row {row}: {reason}</source>
        <translation>第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>{file}: {parcels} parcel(s), {changed} of them new or changed</source>
        <translation>{file}：{parcels} 个包裹，其中 {changed} 个是新的或有变化</translation>
    </message>
    <message>
        <source>Taken back: {removed} order(s) removed, {restored} as before</source>
        <translation>已撤销导入：删去 {removed} 单，恢复 {restored} 单</translation>
    </message>
    <message>
        <source>Taken back: {removed} record(s) removed, {restored} as before</source>
        <translation>已撤销：删除记录 {removed} 条，{restored} 条恢复原样</translation>
    </message>
    <message>
        <source>Taken back: {removed} order(s) removed, {restored} as before, {kept} kept: others told of them since</source>
        <translation>已撤销导入：删去 {removed} 单，恢复 {restored} 单，保留 {kept} 单（之后另有来源）</translation>
    </message>
    <message>
        <source>{file}: {new} new, {changed} changed</source>
        <translation>{file}：新增 {new}，变化 {changed}</translation>
    </message>
    <message>
        <source>These are</source>
        <translation>这些是</translation>
    </message>
    <message>
        <source>Read with these columns</source>
        <translation>按这些列读取</translation>
    </message>
    <message>
        <source>We do not know this list. If it tells of penalties or deductions, say which column is which; a list with the same columns is then read so.</source>
        <translation>不认识这份清单。如果它是处罚或扣款明细，请指定各列的含义；以后遇到同样的列会照此读取。</translation>
    </message>
    <message>
        <source>Taking back: {share}</source>
        <translation>正在撤销导入：{share}</translation>
    </message>
</context>
<context>
    <name>menu</name>
    <message>
        <source>Open or go on…</source>
        <translation>打开或继续…</translation>
    </message>
    <message>
        <source>Evidence packet…</source>
        <translation>申诉凭证…</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>复制编号</translation>
    </message>
    <message>
        <source>Delete draft</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <source>See the rule</source>
        <translation>查看规则</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Copy order number</source>
        <translation>复制订单号</translation>
    </message>
    <message>
        <source>Show the order</source>
        <translation>查看订单</translation>
    </message>
    <message>
        <source>Appeal…</source>
        <translation>申诉…</translation>
    </message>
    <message>
        <source>Record the answer…</source>
        <translation>记录回复…</translation>
    </message>
</context>
<context>
    <name>metrics</name>
    <message>
        <source>Freight template check (1688)</source>
        <translation>运费模板体检（1688）</translation>
    </message>
    <message>
        <source>The platform publishes no figures: enter red line, blue line and guidance price as its pages show them to you. They are kept here.</source>
        <translation>平台没有公布数字：请按平台页面所示填入红线、蓝线和指导价，本机会保存。</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>增加线路</translation>
    </message>
    <message>
        <source>Template set at</source>
        <translation>模板设置时间</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Uses 运费说明</source>
        <translation>使用「运费说明」</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>移除这条线路</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>My freight</source>
        <translation>我的运费</translation>
    </message>
    <message>
        <source>Red line</source>
        <translation>红线</translation>
    </message>
    <message>
        <source>Blue line</source>
        <translation>蓝线</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>指导价</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Red line: over it, the goods are ranked lower in searches.</source>
        <translation>红线：有线路超过，商品搜索降权。</translation>
    </message>
    <message>
        <source>Red line: no line is over it.</source>
        <translation>红线：没有线路超过。</translation>
    </message>
    <message>
        <source>Red line: unknown, a figure is missing.</source>
        <translation>红线：未知，缺少数字。</translation>
    </message>
    <message>
        <source>Tag 平台指导运费: shows (from {day}).</source>
        <translation>「平台指导运费」标：有（{day} 起）。</translation>
    </message>
    <message>
        <source>Tag 平台指导运费: expected on {day}, the next day.</source>
        <translation>「平台指导运费」标：预计 {day}（次日）打标。</translation>
    </message>
    <message>
        <source>Tag 平台指导运费: none, a line is not below the blue line.</source>
        <translation>「平台指导运费」标：没有，有线路不低于蓝线。</translation>
    </message>
    <message>
        <source>Tag 平台指导运费: unknown, a figure or the time is missing.</source>
        <translation>「平台指导运费」标：未知，缺少数字或时间。</translation>
    </message>
    <message>
        <source>运费说明: goods of this category are taken down.</source>
        <translation>运费说明：这个类目的商品会下架。</translation>
    </message>
    <message>
        <source>运费说明: nothing follows.</source>
        <translation>运费说明：无影响。</translation>
    </message>
    <message>
        <source>运费说明: unknown, the category is missing.</source>
        <translation>运费说明：未知，缺少类目。</translation>
    </message>
    <message>
        <source>over the red line</source>
        <translation>超过红线</translation>
    </message>
    <message>
        <source>over the guidance price</source>
        <translation>高于指导价</translation>
    </message>
    <message>
        <source>below the blue line</source>
        <translation>低于蓝线</translation>
    </message>
    <message>
        <source>nothing to object</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>48 h label by item</source>
        <translation>48h 揽收标（按商品）</translation>
    </message>
    <message>
        <source>The rule of the label is in no pack that is switched on.</source>
        <translation>启用的规则包里没有这个标的规则。</translation>
    </message>
    <message>
        <source>Each day the orders paid three days before count: more than 98 % picked up within 48 h keeps the label. &quot;May be late&quot; is how many of those that wait may miss it.</source>
        <translation>每天看三天前付款的订单：48h 揽收率高于 98% 才有标。「还可迟」是待揽收的订单中最多还能超时几笔。</translation>
    </message>
    <message>
        <source>No Taobao shop has orders that count: nothing can be said of the label.</source>
        <translation>没有淘宝店铺的订单可计算，无法判断这个标。</translation>
    </message>
    <message>
        <source>{n} item(s), of {k} the label can still be lost</source>
        <translation>{n} 个商品，其中 {k} 个的 48h 标还可能丢</translation>
    </message>
    <message>
        <source>Label of {day}: of {orders} orders paid {paid}, {in_time} picked up in 48 h, {late} late, {waiting} may still be in time, {untold} without a told trace</source>
        <translation>{day} 的标：{paid} 付款 {orders} 笔，48h 内揽收 {in_time} 笔，超时 {late} 笔，{waiting} 笔还来得及，{untold} 笔轨迹未知</translation>
    </message>
    <message>
        <source>Points: {shop}</source>
        <translation>扣分台账：{shop}</translation>
    </message>
    <message>
        <source>cap {n} in {days} days</source>
        <translation>上限 {n} 分 / {days} 天</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Points that count</source>
        <translation>计入的分</translation>
    </message>
    <message>
        <source>No points were told in this time</source>
        <translation>这段时间没有扣分记录</translation>
    </message>
    <message>
        <source>Points in {days} days: {n}; no source names a cap.</source>
        <translation>{days} 天内 {n} 分；没有来源给出上限。</translation>
    </message>
    <message>
        <source>Late invoices that may bring a point each, up to the cap: {n}</source>
        <translation>{n} 张超时的开票工单各可能扣 1 分，不超过上限。</translation>
    </message>
    <message>
        <source>Records that may count and do not say so: {n}</source>
        <translation>另有 {n} 条记录可能计入，但没有写明。</translation>
    </message>
    <message>
        <source>{n} of {cap} points used, {room} left · {rule}</source>
        <translation>已用 {n} / {cap} 分，还剩 {room} 分 · {rule}</translation>
    </message>
    <message>
        <source>{day}: {n} point(s) counted</source>
        <translation>{day}：计入 {n} 分</translation>
    </message>
    <message>
        <source>Points know no exemption here: not those of compensation, not those of the score. Force majeure goes to appeal.</source>
        <translation>违规积分没有豁免：赔付豁免和体验分保护都不管它。不可抗力请走申诉。</translation>
    </message>
    <message>
        <source>{time} {reason}: {n} point(s)</source>
        <translation>{time} {reason}：{n} 分</translation>
    </message>
    <message>
        <source>{time} {reason}: {n} point(s), counting no more</source>
        <translation>{time} {reason}：{n} 分，已不计入</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>扣分台账</translation>
    </message>
    <message>
        <source>No platform told of points, and no shop has a cap.</source>
        <translation>没有平台扣分的记录，也没有店铺有扣分上限。</translation>
    </message>
    <message>
        <source>Scored at the mean</source>
        <translation>按行业均值计分</translation>
    </message>
    <message>
        <source>Own score</source>
        <translation>按自身计分</translation>
    </message>
    <message>
        <source>Score protection</source>
        <translation>体验分保护</translation>
    </message>
    <message>
        <source>Score protection: {shop}</source>
        <translation>体验分保护：{shop}</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>本店</translation>
    </message>
    <message>
        <source>Industry mean</source>
        <translation>行业均值</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>计分</translation>
    </message>
    <message>
        <source>{indicator} (more is better)</source>
        <translation>{indicator}（越高越好）</translation>
    </message>
    <message>
        <source>{indicator} (less is better)</source>
        <translation>{indicator}（越低越好）</translation>
    </message>
    <message>
        <source>Its end was never announced: check that it still holds.</source>
        <translation>结束时间从未公布：请确认是否仍有效。</translation>
    </message>
    <message>
        <source>The rule of the score is in no pack that is switched on.</source>
        <translation>启用的规则包里没有体验分的规则。</translation>
    </message>
    <message>
        <source>Enter the figures of 商家体验分: an indicator worse than the mean was scored at the mean while the protection held.</source>
        <translation>填入商家体验分里的数字：保护期内，差于行业均值的指标按均值计分。</translation>
    </message>
    <message>
        <source>Surcharge of official logistics (1688)</source>
        <translation>官方物流加价计算（1688）</translation>
    </message>
    <message>
        <source>One product alone: 标快-全公斤段（百世快运）. The day of the order decides.</source>
        <translation>只涉及一个产品：标快-全公斤段（百世快运）。以下单时间为准。</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Enter the weight and the day.</source>
        <translation>请填写重量和下单时间。</translation>
    </message>
    <message>
        <source>Surcharge {amount}</source>
        <translation>加价 {amount}</translation>
    </message>
    <message>
        <source>{text}, {total} in all</source>
        <translation>{text}，合计 {total}</translation>
    </message>
    <message>
        <source>First {kg} kg: {price}</source>
        <translation>首重 {kg} 公斤：{price}</translation>
    </message>
    <message>
        <source>{kg} further kg × {price} = {sum}</source>
        <translation>续重 {kg} 公斤 × {price} = {sum}</translation>
    </message>
    <message>
        <source>Not in the days of the surcharge.</source>
        <translation>不在加价期内。</translation>
    </message>
    <message>
        <source>This tier pays none.</source>
        <translation>这个等级不加价。</translation>
    </message>
    <message>
        <source>Were parts of a kg counted in part: {price}</source>
        <translation>若不足 1 公斤按实际重量算：{price}</translation>
    </message>
    <message>
        <source>Weight (kg)</source>
        <translation>重量（公斤）</translation>
    </message>
    <message>
        <source>Ordered at</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Base price (CNY)</source>
        <translation>基础运费（元）</translation>
    </message>
    <message>
        <source>Freight and figures</source>
        <translation>运费与指标</translation>
    </message>
    <message>
        <source>Copied: {title}</source>
        <translation>已复制：{title}</translation>
    </message>
    <message>
        <source>This week, {since} to {until}</source>
        <translation>本周，{since}至{until}</translation>
    </message>
</context>
<context>
    <name>monitor</name>
    <message>
        <source>Copy chase message</source>
        <translation>复制催件话术</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>By</source>
        <translation>按</translation>
    </message>
    <message>
        <source>Pre-penalty</source>
        <translation>处罚前处理</translation>
    </message>
    <message>
        <source>Paid {time}</source>
        <translation>付款 {time}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No source has answered for this number yet</source>
        <translation>还没有任何来源查到过这个单号</translation>
    </message>
    <message>
        <source>Last answer {time}: may be out of date</source>
        <translation>上次查询 {time}，可能已不是最新</translation>
    </message>
    <message>
        <source>Last answer {time}</source>
        <translation>上次查询 {time}</translation>
    </message>
    <message>
        <source>no carrier yet</source>
        <translation>暂无快递</translation>
    </message>
    <message>
        <source>outlet unknown</source>
        <translation>网点未知</translation>
    </message>
    <message>
        <source>Show its parcels</source>
        <translation>查看其中包裹</translation>
    </message>
    <message>
        <source>Search order / waybill / goods / place</source>
        <translation>搜索 订单号 / 运单号 / 商品 / 地点</translation>
    </message>
    <message>
        <source>Update now</source>
        <translation>立即更新</translation>
    </message>
    <message>
        <source>Ask all shops now (F5)</source>
        <translation>立即更新全部店铺（F5）</translation>
    </message>
    <message>
        <source>{parcels} parcel(s) in transit ・ {warnings} warning(s)</source>
        <translation>在途 {parcels} 件 ・ {warnings} 条预警</translation>
    </message>
    <message>
        <source>Stop updating</source>
        <translation>停止更新</translation>
    </message>
    <message>
        <source>What was read stays; the next update goes on from there</source>
        <translation>已读到的保留，下次更新从这里继续</translation>
    </message>
    <message>
        <source>Show or hide the detail (Enter, Esc)</source>
        <translation>显示或收起详情（Enter，Esc）</translation>
    </message>
    <message>
        <source>Logistics monitor</source>
        <translation>物流监控</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制整行</translation>
    </message>
    <message>
        <source>Export marked rows</source>
        <translation>导出所选行</translation>
    </message>
    <message>
        <source>Show detail</source>
        <translation>查看详情</translation>
    </message>
    <message>
        <source>Mark handled</source>
        <translation>标记已处理</translation>
    </message>
    <message>
        <source>Start a filing…</source>
        <translation>发起报备…</translation>
    </message>
    <message>
        <source>Copy waybill</source>
        <translation>复制运单号</translation>
    </message>
    <message>
        <source>See the rule</source>
        <translation>查看规则</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>打开订单</translation>
    </message>
    <message>
        <source>Mark {n} row(s) handled…</source>
        <translation>将 {n} 行标为已处理…</translation>
    </message>
    <message>
        <source>Expected deductions</source>
        <translation>预计扣款</translation>
    </message>
    <message>
        <source>By the rules and dates we know, if nothing is done; not charged by the platform. Amounts that no source gives for the date are counted as unknown.</source>
        <translation>按已知规则及其日期、不作处理时的预计，平台并未扣款。该日期没有来源写明的金额计为未知。</translation>
    </message>
    <message>
        <source>Expected deductions of all shops</source>
        <translation>预计扣款（全部店铺）</translation>
    </message>
    <message>
        <source>Expected deductions of the whole shop</source>
        <translation>预计扣款（整店）</translation>
    </message>
    <message>
        <source>within {hours} h {sum}</source>
        <translation>{hours} 小时内 {sum}</translation>
    </message>
    <message>
        <source>These filters are of another version</source>
        <translation>这组筛选来自其他版本，无法使用</translation>
    </message>
    <message>
        <source>What are these filters called?</source>
        <translation>给这组筛选起个名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Filters saved as &quot;{name}&quot;</source>
        <translation>筛选已保存为「{name}」</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; deleted</source>
        <translation>已删除「{name}」</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>By shop, platform, carrier, province…</source>
        <translation>按店铺、平台、快递、省份筛选</translation>
    </message>
    <message>
        <source>Lift this filter</source>
        <translation>取消此筛选</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Receiver&apos;s province</source>
        <translation>收货省份</translation>
    </message>
    <message>
        <source>Kind of warning</source>
        <translation>预警类型</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Save these filters…</source>
        <translation>保存当前筛选…</translation>
    </message>
    <message>
        <source>Delete saved filters</source>
        <translation>删除已保存的筛选</translation>
    </message>
    <message>
        <source>Telephone or WeChat of this outlet; kept encrypted</source>
        <translation>该网点的电话或微信，加密保存在本机</translation>
    </message>
    <message>
        <source>Add a contact…</source>
        <translation>添加联系方式…</translation>
    </message>
    <message>
        <source>Contact: {contact}</source>
        <translation>联系方式：{contact}</translation>
    </message>
    <message>
        <source>How is this outlet reached?</source>
        <translation>怎样联系该网点？（电话或微信）</translation>
    </message>
    <message>
        <source>A filing is for one shop: {shop}, {n} row(s). File for the others apart.</source>
        <translation>一次报备只能针对一家店：{shop} {n} 条。其他店请另行报备。</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>Mark all read</source>
        <translation>全部标为已读</translation>
    </message>
    <message>
        <source>Choose a notification to see it here</source>
        <translation>选中一条通知，在这里查看详情</translation>
    </message>
    <message>
        <source>Show in the monitor</source>
        <translation>在监控中查看</translation>
    </message>
    <message>
        <source>See the ticket</source>
        <translation>查看工单</translation>
    </message>
    <message>
        <source>See the filing</source>
        <translation>查看报备</translation>
    </message>
    <message>
        <source>See what can be appealed</source>
        <translation>查看可申诉的处罚</translation>
    </message>
    <message>
        <source>Open the accounts</source>
        <translation>打开店铺与账号</translation>
    </message>
    <message>
        <source>Open the group robots</source>
        <translation>打开群机器人</translation>
    </message>
    <message>
        <source>See what changed</source>
        <translation>查看改动</translation>
    </message>
    <message>
        <source>See the rule</source>
        <translation>查看规则</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>标记已读</translation>
    </message>
    <message>
        <source>Marks the chosen ones read (M)</source>
        <translation>把选中的标为已读（M）</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Search order / waybill / rule / shop</source>
        <translation>搜索订单号 / 运单号 / 规则 / 店铺</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Filings</source>
        <translation>报备申诉</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>About</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>{n} unread</source>
        <translation>{n} 条未读</translation>
    </message>
    <message>
        <source>Nothing fits this search</source>
        <translation>没有符合搜索的通知</translation>
    </message>
    <message>
        <source>Leave the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Nothing unread</source>
        <translation>没有未读通知</translation>
    </message>
    <message>
        <source>Show all notifications</source>
        <translation>查看全部通知</translation>
    </message>
    <message>
        <source>New warnings and shops that stop or come back are recorded here.</source>
        <translation>新的预警、店铺停止或恢复更新，都会记录在这里。</translation>
    </message>
    <message>
        <source>No notifications yet</source>
        <translation>还没有通知</translation>
    </message>
    <message>
        <source>New: {rule}, deadline {deadline}</source>
        <translation>新预警：{rule}，截止 {deadline}</translation>
    </message>
    <message>
        <source>More urgent: {rule}, deadline {deadline}</source>
        <translation>更急：{rule}，截止 {deadline}</translation>
    </message>
    <message>
        <source>Ended: {rule}</source>
        <translation>已解除：{rule}</translation>
    </message>
    <message>
        <source>Look again, no new scan: {rule}, deadline {deadline}</source>
        <translation>到再看时间，无新轨迹：{rule}，截止 {deadline}</translation>
    </message>
    <message>
        <source>{ticket} ({shop}): to be done until {deadline}</source>
        <translation>{ticket}（{shop}）：请在 {deadline} 前处理</translation>
    </message>
    <message>
        <source>Filing {number} ({shop}) ends {deadline}</source>
        <translation>报备 {number}（{shop}）{deadline} 到期</translation>
    </message>
    <message>
        <source>{what} ({shop}): appeal until {deadline}</source>
        <translation>{what}（{shop}）：申诉截止 {deadline}</translation>
    </message>
    <message>
        <source>Sign-in expired: {shop} is not updated</source>
        <translation>登录已过期：{shop}已停止更新</translation>
    </message>
    <message>
        <source>{shop}: {state}</source>
        <translation>{shop}：{state}</translation>
    </message>
    <message>
        <source>{shop} answers again</source>
        <translation>{shop}已恢复更新</translation>
    </message>
    <message>
        <source>{provider}: {state}</source>
        <translation>{provider}：{state}</translation>
    </message>
    <message>
        <source>{provider} answers again</source>
        <translation>{provider} 已恢复应答</translation>
    </message>
    <message>
        <source>{shop}: {count} order(s) could not be read whole</source>
        <translation>{shop}：{count} 个订单未能完整读取</translation>
    </message>
    <message>
        <source>{shop}: sign-in ends {deadline}</source>
        <translation>{shop} 的登录将于 {deadline} 到期</translation>
    </message>
    <message>
        <source>File taken in: {count} parcel(s)</source>
        <translation>文件已导入：{count} 件包裹</translation>
    </message>
    <message>
        <source>No room for the daily backup: {needed} MB needed, {free} MB free</source>
        <translation>每日备份空间不够：需要 {needed} MB，剩余 {free} MB</translation>
    </message>
    <message>
        <source>The daily backup could not be made</source>
        <translation>每日备份没有做成</translation>
    </message>
    <message>
        <source>Another program holds the data file open</source>
        <translation>另一个程序一直占用数据文件</translation>
    </message>
    <message>
        <source>The data lie on a network drive ({place})</source>
        <translation>数据放在网络盘上（{place}）</translation>
    </message>
    <message>
        <source>{place} synchronises the folder of the data</source>
        <translation>{place} 正在同步数据所在的文件夹</translation>
    </message>
    <message>
        <source>Group report of {time}: {count} to handle before closing time</source>
        <translation>{time} 群播报：{count} 条须在下班前处理</translation>
    </message>
    <message>
        <source>The group robot {robot} takes no message</source>
        <translation>群机器人「{robot}」收不到消息</translation>
    </message>
    <message>
        <source>The group robot {robot} takes messages again</source>
        <translation>群机器人「{robot}」恢复接收</translation>
    </message>
    <message>
        <source>Version {version} of the workbench is out</source>
        <translation>工作台新版本 {version} 已发布</translation>
    </message>
    <message>
        <source>{ticket} ({shop}): time ended {deadline}</source>
        <translation>{ticket}（{shop}）：已于 {deadline} 超时</translation>
    </message>
    <message>
        <source>New: {rule}</source>
        <translation>新预警：{rule}</translation>
    </message>
    <message>
        <source>More urgent: {rule}</source>
        <translation>更急：{rule}</translation>
    </message>
    <message>
        <source>Look again, no new scan: {rule}</source>
        <translation>到再看时间，无新轨迹：{rule}</translation>
    </message>
    <message>
        <source>Check the shop&apos;s keys; other shops go on.</source>
        <translation>请检查该店铺的密钥；其他店铺照常更新。</translation>
    </message>
    <message>
        <source>Check its key and balance; the marketplaces&apos; own traces go on.</source>
        <translation>请检查它的密钥和余额；各平台自己的轨迹照常更新。</translation>
    </message>
    <message>
        <source>File again before it ends: promises after it are covered by nothing.</source>
        <translation>请在到期前续报：到期后的承诺发货时间不再被覆盖。</translation>
    </message>
    <message>
        <source>Order {numbers}: afterwards the penalty counts as accepted.</source>
        <translation>订单 {numbers}：逾期视为认可处罚。</translation>
    </message>
    <message>
        <source>They are asked for again by themselves: {numbers}</source>
        <translation>会自动再次查询：{numbers}</translation>
    </message>
    <message>
        <source>It is tried again by itself; the marketplaces&apos; own traces go on.</source>
        <translation>会自动重试；各平台自己的轨迹照常更新。</translation>
    </message>
    <message>
        <source>Its traces are asked for again.</source>
        <translation>重新向它查询轨迹。</translation>
    </message>
    <message>
        <source>Add the shop again with a fresh code before that; its data stay.</source>
        <translation>请在到期前用新的授权码再添加一次该店铺，数据保留。</translation>
    </message>
    <message>
        <source>Add the shop again with a new key file.</source>
        <translation>请用新的密钥文件重新添加该店铺。</translation>
    </message>
    <message>
        <source>It is tried again by itself; other shops go on.</source>
        <translation>会自动重试；其他店铺照常更新。</translation>
    </message>
    <message>
        <source>What was missed is fetched now.</source>
        <translation>正在补取期间错过的数据。</translation>
    </message>
    <message>
        <source>They stand in the monitor and among the orders.</source>
        <translation>可在物流监控和订单中查看。</translation>
    </message>
    <message>
        <source>Free some space; it is tried again by itself.</source>
        <translation>请腾出空间；之后会自动再试。</translation>
    </message>
    <message>
        <source>Run `workbench doctor`: it says what is wrong.</source>
        <translation>请运行 `workbench doctor`，它会说明问题所在。</translation>
    </message>
    <message>
        <source>Its log cannot be written back and grows: close what reads the file.</source>
        <translation>日志无法写回，会越来越大：请关闭读取该文件的程序。</translation>
    </message>
    <message>
        <source>A lost connection or a second computer can damage them; move them to this one.</source>
        <translation>断网或另一台电脑同时打开都可能损坏数据，请移到本机硬盘。</translation>
    </message>
    <message>
        <source>That can bring an old state back; move the data out of it (--profile).</source>
        <translation>同步可能带回旧的内容，请把数据移出该文件夹（--profile）。</translation>
    </message>
    <message>
        <source>Open it to copy its message.</source>
        <translation>打开可复制群消息。</translation>
    </message>
    <message>
        <source>Its settings say why; pop-ups and this record go on.</source>
        <translation>原因见设置；弹窗和此处记录照常。</translation>
    </message>
    <message>
        <source>What came meanwhile stands in this record.</source>
        <translation>期间的消息都在此处记录里。</translation>
    </message>
    <message>
        <source>Settings › About says what changed.</source>
        <translation>改动见「设置 › 关于」。</translation>
    </message>
    <message>
        <source>Order {number}</source>
        <translation>订单 {number}</translation>
    </message>
    <message>
        <source>Waybill {number}</source>
        <translation>运单 {number}</translation>
    </message>
    <message>
        <source>Our own warning</source>
        <translation>本机预警</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
</context>
<context>
    <name>notifier</name>
    <message>
        <source>Sign in again: {shops}. Other shops go on.</source>
        <translation>请重新登录：{shops}。其他店铺照常更新。</translation>
    </message>
    <message>
        <source>Sign-in expired</source>
        <translation>登录已过期</translation>
    </message>
    <message>
        <source>Our warning: {rule}</source>
        <translation>本机预警：{rule}</translation>
    </message>
    <message>
        <source>Fulfilment workbench</source>
        <translation>履约工作台</translation>
    </message>
    <message>
        <source>{count} new warning(s) of ours</source>
        <translation>{count} 条新的本机预警</translation>
    </message>
    <message>
        <source>{count} ticket(s) near their end</source>
        <translation>{count} 张任务工单快到时限</translation>
    </message>
    <message>
        <source>{count} cases near their end</source>
        <translation>{count} 条报备或申诉快到期</translation>
    </message>
    <message>
        <source>{count} message(s) about shops</source>
        <translation>{count} 条店铺消息</translation>
    </message>
    <message>
        <source>{count} message(s) about this program</source>
        <translation>{count} 条程序消息</translation>
    </message>
    <message>
        <source>{count} warning(s) ended</source>
        <translation>{count} 条预警已解除</translation>
    </message>
    <message>
        <source>While the workbench was closed</source>
        <translation>工作台关闭期间</translation>
    </message>
    <message>
        <source>{count} deadline(s) in your quiet hours</source>
        <translation>免打扰时段内有 {count} 个截止时间</translation>
    </message>
    <message>
        <source>See</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Remind me later</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>First check: {count} warning(s) of ours</source>
        <translation>首次检查：{count} 条本机预警</translation>
    </message>
    <message>
        <source>Order {number}</source>
        <translation>订单 {number}</translation>
    </message>
    <message>
        <source>Already over</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>{count} already over</source>
        <translation>{count} 条已超时</translation>
    </message>
    <message>
        <source>Deadline unknown</source>
        <translation>截止时间未知</translation>
    </message>
    <message>
        <source>Deadline {moment}</source>
        <translation>截止 {moment}</translation>
    </message>
    <message>
        <source>Earliest deadline {moment}</source>
        <translation>最早截止 {moment}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>offers</name>
    <message>
        <source>traces</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>changes of the shipping promise</source>
        <translation>发货时效修改</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>shipping with a number</source>
        <translation>填单号发货</translation>
    </message>
    <message>
        <source>replacing a number</source>
        <translation>更换单号</translation>
    </message>
    <message>
        <source>shipping without logistics</source>
        <translation>无需物流发货</translation>
    </message>
    <message>
        <source>filings</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>appeals</source>
        <translation>申诉</translation>
    </message>
</context>
<context>
    <name>orders</name>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Show in the monitor ›</source>
        <translation>在物流监控中查看 ›</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Ship by (promise)</source>
        <translation>承诺发货</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>收货人</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Parcels and numbers</source>
        <translation>包裹与单号</translation>
    </message>
    <message>
        <source>No parcel number was told.</source>
        <translation>文件或平台没有给出运单号。</translation>
    </message>
    <message>
        <source>Not shipped yet.</source>
        <translation>尚未发货。</translation>
    </message>
    <message>
        <source>Number uploaded {time}</source>
        <translation>上传单号 {time}</translation>
    </message>
    <message>
        <source>No scan yet</source>
        <translation>还没有轨迹</translation>
    </message>
    <message>
        <source>Our own decisions</source>
        <translation>本机判断</translation>
    </message>
    <message>
        <source>Choose an order to see it here</source>
        <translation>选中一个订单，在这里查看详情</translation>
    </message>
    <message>
        <source>Answer lost</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Refund open</source>
        <translation>退款处理中</translation>
    </message>
    <message>
        <source>Messages not seen</source>
        <translation>未看消息</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Search order / waybill / goods</source>
        <translation>搜索 订单号 / 运单号 / 商品</translation>
    </message>
    <message>
        <source>Shows the orders as known at a past instant (Ctrl+R)</source>
        <translation>按过去某一时刻的情况查看订单（Ctrl+R）</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>{n} open order(s)</source>
        <translation>{n} 个未完成订单</translation>
    </message>
    <message>
        <source>{n} order(s)</source>
        <translation>{n} 单</translation>
    </message>
    <message>
        <source>Show all orders</source>
        <translation>查看全部订单</translation>
    </message>
    <message>
        <source>Nothing fits these filters</source>
        <translation>没有符合条件的订单</translation>
    </message>
    <message>
        <source>Search all orders</source>
        <translation>在全部订单中查找</translation>
    </message>
    <message>
        <source>No such order was known then</source>
        <translation>当时没有这样的订单</translation>
    </message>
    <message>
        <source>No open orders</source>
        <translation>没有未完成的订单</translation>
    </message>
    <message>
        <source>Other columns of the file</source>
        <translation>文件中的其他列</translation>
    </message>
    <message>
        <source>Erase order {number} of {shop}?</source>
        <translation>彻底清除「{shop}」的订单 {number}？</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>彻底清除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Its parcels, scans, warnings, notes and records go with it, and it is warned of no more. This cannot be undone.</source>
        <translation>它的包裹、轨迹、预警、备注和平台记录一起清除，以后不再预警。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Erase this order</source>
        <translation>清除此订单</translation>
    </message>
    <message>
        <source>Exported files keep what they say, backups hold it for up to {days} days, and a platform that tells of it again brings it back.</source>
        <translation>已导出的文件不受影响，备份最多再保留 {days} 天；平台再次推送这个订单时会重新出现。</translation>
    </message>
    <message>
        <source>Copy order number</source>
        <translation>复制订单号</translation>
    </message>
    <message>
        <source>Show in the monitor</source>
        <translation>在物流监控中查看</translation>
    </message>
    <message>
        <source>Erase this order…</source>
        <translation>清除此订单…</translation>
    </message>
    <message>
        <source>The order is erased.</source>
        <translation>订单已彻底清除。</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Ship by: {before} → {after}</source>
        <translation>发货承诺：{before} → {after}</translation>
    </message>
    <message>
        <source>Looking back at {time}: orders as they were known then.</source>
        <translation>回看 {time}：显示当时已知的订单。</translation>
    </message>
</context>
<context>
    <name>packet</name>
    <message>
        <source>Evidence for a filing: {case}</source>
        <translation>报备凭证：{case}</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Not in this workbench&apos;s data: {orders}</source>
        <translation>本机没有这些订单的数据：{orders}</translation>
    </message>
    <message>
        <source>Other orders</source>
        <translation>其他订单</translation>
    </message>
    <message>
        <source>Order {number}</source>
        <translation>订单 {number}</translation>
    </message>
    <message>
        <source>Limit: {rule}</source>
        <translation>时限：{rule}</translation>
    </message>
    <message>
        <source>Filing number</source>
        <translation>报备编号</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>报备理由</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>报备范围</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Accepted at</source>
        <translation>通过时间</translation>
    </message>
    <message>
        <source>Promised shipping times</source>
        <translation>发货时限区间</translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Promised to ship by</source>
        <translation>承诺发货</translation>
    </message>
    <message>
        <source>Number uploaded at</source>
        <translation>上传单号时间</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>收货地区</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Amount paid</source>
        <translation>实付金额</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>规则内容</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Page of</source>
        <translation>页面日期</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>最后核实</translation>
    </message>
    <message>
        <source>trace on the platform ({name})</source>
        <translation>平台轨迹（{name}）</translation>
    </message>
    <message>
        <source>trace told by {name}</source>
        <translation>第三方轨迹（{name}）</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无人应答</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件清单</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>第 {page} 页</translation>
    </message>
    <message>
        <source>Traces as stored, last told {when}</source>
        <translation>按本机保存的轨迹，最后更新 {when}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>the carrier&apos;s own trace</source>
        <translation>快递方轨迹</translation>
    </message>
    <message>
        <source>Neither the platform nor the carrier told a trace.</source>
        <translation>平台和快递方都没有轨迹。</translation>
    </message>
    <message>
        <source>Only the platform&apos;s trace is stored: add a screenshot of the carrier&apos;s own site.</source>
        <translation>本机只有平台轨迹：请补上快递官网截图。</translation>
    </message>
    <message>
        <source>The platform shows no trace of this parcel.</source>
        <translation>平台没有该包裹的轨迹。</translation>
    </message>
</context>
<context>
    <name>packets</name>
    <message>
        <source>Evidence packet</source>
        <translation>申诉凭证</translation>
    </message>
    <message>
        <source>Copy SHA-256</source>
        <translation>复制 SHA-256</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The packet&apos;s files are being read …</source>
        <translation>正在读取包内文件…</translation>
    </message>
    <message>
        <source>{n} of {all} file(s) not as written.</source>
        <translation>{all} 个文件里有 {n} 个不是写入时的样子。</translation>
    </message>
    <message>
        <source>As written: {all} file(s).</source>
        <translation>全部 {all} 个文件与写入时一致。</translation>
    </message>
    <message>
        <source>A packet that somebody wrote anew as a whole agrees with itself as well: compare this SHA-256 with the one told when the packet was made.</source>
        <translation>整包重新制作的文件也会自相一致：请把这个 SHA-256 与制作时给出的核对。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Files in the packet</source>
        <translation>包内文件</translation>
    </message>
</context>
<context>
    <name>packs</name>
    <message>
        <source>Rule packs</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>Add a pack…</source>
        <translation>添加规则包…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Packs that are switched on decide what is warned of. A pack of your own (a .toml file) is tried over the orders here before it counts.</source>
        <translation>启用的规则包决定预警。自己的规则包（.toml 文件）先在这里的订单上试算，再决定是否启用。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>预警类型</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>启用后</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The other packs stand on it; it always counts</source>
        <translation>其他规则包以它为基础，始终启用</translation>
    </message>
    <message>
        <source>Counts; press to switch it off</source>
        <translation>已启用，点击停用</translation>
    </message>
    <message>
        <source>Does not count; press to try it and switch it on</source>
        <translation>未启用，点击先试算再启用</translation>
    </message>
    <message>
        <source>Rule pack (*.toml)</source>
        <translation>规则包 (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a rule pack</source>
        <translation>选择规则包</translation>
    </message>
    <message>
        <source>Trying {file} over the orders here …</source>
        <translation>正在用这里的订单试算 {file} …</translation>
    </message>
    <message>
        <source>Checking the open orders by the other rules …</source>
        <translation>正在按新的规则核对未完成订单 …</translation>
    </message>
    <message>
        <source>Trying it over the orders here …</source>
        <translation>正在用这里的订单试算 …</translation>
    </message>
    <message>
        <source>Switched off; its rules decide no more.</source>
        <translation>已停用，其规则不再参与判定。</translation>
    </message>
    <message>
        <source>The pack was removed.</source>
        <translation>规则包已移除。</translation>
    </message>
    <message>
        <source>Switched on: its rules decide from now on.</source>
        <translation>已启用，从现在起按其规则判定。</translation>
    </message>
    <message>
        <source>Kept, switched off.</source>
        <translation>已加入，未启用。</translation>
    </message>
    <message>
        <source>As it was before.</source>
        <translation>已恢复原样。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Leave off</source>
        <translation>不启用</translation>
    </message>
    <message>
        <source>{done} of {total} order(s) compared</source>
        <translation>已对照 {done} / {total} 单</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>会有的变化</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基础</translation>
    </message>
    <message>
        <source>Later versions</source>
        <translation>后续规则</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>checked on {day}</source>
        <translation>最后核实 {day}</translation>
    </message>
    <message>
        <source>No order would change; {orders} were compared.</source>
        <translation>没有订单会变化（对照 {orders} 单）。</translation>
    </message>
    <message>
        <source>What if &quot;{pack}&quot; counted?</source>
        <translation>如果启用「{pack}」？</translation>
    </message>
    <message>
        <source>{n} rule(s)</source>
        <translation>{n} 条规则</translation>
    </message>
    <message>
        <source>in place of {n} rule(s) of other packs</source>
        <translation>取代其他规则包的 {n} 条规则</translation>
    </message>
    <message>
        <source>Would have spared {spared}, caught {caught}, moved {moved} of {orders} order(s).</source>
        <translation>启用后：少判 {spared} 单，多判 {caught} 单，时限有变 {moved} 单（共 {orders} 单）。</translation>
    </message>
    <message>
        <source>Caught</source>
        <translation>多判</translation>
    </message>
    <message>
        <source>Spared</source>
        <translation>少判</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>时限有变</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>不判定</translation>
    </message>
    <message>
        <source>Rule packs…</source>
        <translation>规则包…</translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <source>{until}, as the platform told</source>
        <translation>{until}（平台告知）</translation>
    </message>
    <message>
        <source>{until}, by &quot;{rule}&quot;, last checked {day}</source>
        <translation>{until}，依据《{rule}》，{day} 核对</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Appeal…</source>
        <translation>申诉…</translation>
    </message>
    <message>
        <source>Prepare, record and follow it (A)</source>
        <translation>准备、登记并跟进（A）</translation>
    </message>
    <message>
        <source>Show the order ›</source>
        <translation>查看订单 ›</translation>
    </message>
    <message>
        <source>Remove this entry</source>
        <translation>删除这条录入</translation>
    </message>
    <message>
        <source>No reason told</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>Platform · shop</source>
        <translation>平台・店铺</translation>
    </message>
    <message>
        <source>Our order</source>
        <translation>本店订单</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Expected amount</source>
        <translation>预计金额</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Our appeal</source>
        <translation>我方申诉</translation>
    </message>
    <message>
        <source>Act until</source>
        <translation>最晚处理</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>Sub-order</source>
        <translation>子订单</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Platform&apos;s number</source>
        <translation>平台编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Appeal, as told</source>
        <translation>申诉状态</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Its own words (masked)</source>
        <translation>原文（已脱敏）</translation>
    </message>
    <message>
        <source>Told by the platform</source>
        <translation>平台预警与处罚</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至{day}</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>已匹配</translation>
    </message>
    <message>
        <source>Several orders</source>
        <translation>多个订单</translation>
    </message>
    <message>
        <source>No order</source>
        <translation>未匹配</translation>
    </message>
    <message>
        <source>Choose a row to see it here</source>
        <translation>选中一行，在这里查看详情</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open to appeal</source>
        <translation>可申诉</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>仅看</translation>
    </message>
    <message>
        <source>Enter a penalty</source>
        <translation>录入平台处罚</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>As the order says</source>
        <translation>以订单为准</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Last moment told</source>
        <translation>平台告知的截止</translation>
    </message>
    <message>
        <source>Amount (CNY)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Paste messages</source>
        <translation>粘贴平台消息</translation>
    </message>
    <message>
        <source>Paste messages about penalties, or rows of a table from the platform&apos;s page. You see what was understood before anything is saved; names, phones and addresses are masked.</source>
        <translation>粘贴关于预警、处罚或扣款的站内信、短信，或从平台页面复制的表格。保存前会先显示识别结果；姓名、电话和地址会被脱敏。</translation>
    </message>
    <message>
        <source>Text of the messages</source>
        <translation>消息文字</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>The entry was saved.</source>
        <translation>已保存录入。</translation>
    </message>
    <message>
        <source>The entry was removed.</source>
        <translation>已删除录入。</translation>
    </message>
    <message>
        <source>Search order / waybill / reason</source>
        <translation>搜索订单号 / 运单号 / 原因</translation>
    </message>
    <message>
        <source>Enter…</source>
        <translation>录入…</translation>
    </message>
    <message>
        <source>Paste…</source>
        <translation>粘贴…</translation>
    </message>
    <message>
        <source>{n} record(s), kept apart from our own warnings</source>
        <translation>平台预警与处罚 {n} 条，与本机预警分开</translation>
    </message>
    <message>
        <source>Nothing fits these filters</source>
        <translation>没有符合筛选条件的记录</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No warnings or penalties of platforms yet</source>
        <translation>还没有平台预警或处罚</translation>
    </message>
    <message>
        <source>Import their lists (violations, deductions, exceptions of the parcel centre), or paste their messages.</source>
        <translation>导入平台的违规、扣款清单或包裹中心的异常清单，或粘贴平台消息。</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Platform penalties</source>
        <translation>平台处罚</translation>
    </message>
    <message>
        <source>{n} point(s)</source>
        <translation>{n} 分</translation>
    </message>
</context>
<context>
    <name>recovery</name>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>我已抄下</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Your data are encrypted. If this machine&apos;s keyring or your passphrase is lost, this code alone opens them and their backups. It is shown only now: write it down and keep it away from this machine.</source>
        <translation>您的数据已加密。如果这台电脑的密钥环或您的口令丢失，只有这个恢复码能打开数据和备份。它只显示这一次：请抄下来，不要放在这台电脑里。</translation>
    </message>
    <message>
        <source>Type its characters number {places}, without hyphens</source>
        <translation>请输入其中第 {places} 位字符（连字符不计）</translation>
    </message>
    <message>
        <source>These are not the characters asked for.</source>
        <translation>输入的字符不对。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Open the workbench</source>
        <translation>打开工作台</translation>
    </message>
    <message>
        <source>Restore a backup from a file…</source>
        <translation>从文件恢复备份…</translation>
    </message>
    <message>
        <source>Open the data with the recovery code</source>
        <translation>用恢复码打开数据</translation>
    </message>
    <message>
        <source>Save what can still be read</source>
        <translation>抢救还能读取的数据</translation>
    </message>
    <message>
        <source>The data open again; the recovery code stays in force.</source>
        <translation>数据又能打开了；恢复码继续有效。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>The data are in order again</source>
        <translation>数据已恢复正常</translation>
    </message>
    <message>
        <source>{table}: {read} read, {backup} from the backup, {lost} lost</source>
        <translation>{table}：读出 {read} 行，从备份补回 {backup} 行，丢失 {lost} 行</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Handling states</source>
        <translation>处理状态</translation>
    </message>
    <message>
        <source>Filings</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Restore the backup of {when} ({orders} order(s))</source>
        <translation>恢复 {when} 的备份（{orders} 个订单）</translation>
    </message>
    <message>
        <source>{orders} order(s) back, every page checked. What was there before lies in {path}</source>
        <translation>{orders} 个订单已恢复，每一页都已核对。原来的数据保留在 {path}</translation>
    </message>
    <message>
        <source>The damaged file lies unchanged in {path}</source>
        <translation>损坏的文件原样保留在 {path}</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>Look back…</source>
        <translation>回看…</translation>
    </message>
    <message>
        <source>Show the monitor as it was known at a past instant (Ctrl+R)</source>
        <translation>按过去某一时刻所知的情况显示物流监控（Ctrl+R）</translation>
    </message>
    <message>
        <source>While looking back only notes can be written</source>
        <translation>回看时不能处理，只能写备注</translation>
    </message>
    <message>
        <source>Another instant…</source>
        <translation>换个时刻…</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>This day</source>
        <translation>当日</translation>
    </message>
    <message>
        <source>Warnings and acts…</source>
        <translation>当日预警与处理…</translation>
    </message>
    <message>
        <source>What is different now…</source>
        <translation>与现在的差异…</translation>
    </message>
    <message>
        <source>Daily report (PDF, XLSX)…</source>
        <translation>当日日报（PDF、XLSX）…</translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation>标记为已复盘</translation>
    </message>
    <message>
        <source>Reading what was known at {time} …</source>
        <translation>正在读取 {time} 的数据 …</translation>
    </message>
    <message>
        <source>Looking back at {time} ・ {n} warning(s) then. Since: {appeared} new, {gone} gone, {changed} changed. Only notes can be written.</source>
        <translation>正在回看 {time} ・ 当时 {n} 条预警；此后新增 {appeared} 条、消失 {gone} 条、变化 {changed} 条。回看时只能写备注。</translation>
    </message>
    <message>
        <source>No warning was on record then</source>
        <translation>当时没有预警记录</translation>
    </message>
    <message>
        <source>Only what this computer had decided by then is shown; before its first update there is nothing.</source>
        <translation>只显示本机到那一刻为止已作出的判定；首次更新之前没有记录。</translation>
    </message>
    <message>
        <source>Look back at which instant?</source>
        <translation>回看哪个时刻？</translation>
    </message>
    <message>
        <source>Look back</source>
        <translation>回看</translation>
    </message>
    <message>
        <source>Beijing time. Works without the network; nothing is changed.</source>
        <translation>北京时间。无需联网，不改动任何数据。</translation>
    </message>
    <message>
        <source>Nothing was decided or done on this day</source>
        <translation>当日没有预警，也没有处理记录</translation>
    </message>
    <message>
        <source>{time} and now</source>
        <translation>{time} 与现在对比</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>当时</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Every warning is as it was</source>
        <translation>预警与当时完全一致</translation>
    </message>
    <message>
        <source>Warnings and acts of {day}</source>
        <translation>{day} 的预警与处理</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Warning or act</source>
        <translation>预警或处理</translation>
    </message>
    <message>
        <source>By whom, note</source>
        <translation>操作人、备注</translation>
    </message>
    <message>
        <source>Only {n} of each kind are listed</source>
        <translation>每类只列出 {n} 条</translation>
    </message>
    <message>
        <source>act</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>as known then</source>
        <translation>按当时所知</translation>
    </message>
    <message>
        <source>not worked out for past instants</source>
        <translation>回看时不计算</translation>
    </message>
    <message>
        <source>Reviewed as of {time}</source>
        <translation>已复盘至 {time}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>{rule} ({level})</source>
        <translation>{rule}（{level}）</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Marked lines alone, if any are (Ctrl+C)</source>
        <translation>有选中的行时只复制选中的（Ctrl+C）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>en_GB</source>
        <translation>zh_CN</translation>
    </message>
</context>
<context>
    <name>robots</name>
    <message>
        <source>A test message: {name} hears the workbench. Of numbers the last four digits show.</source>
        <translation>测试消息：「{name}」已接入工作台提醒。单号只显示末四位。</translation>
    </message>
    <message>
        <source>Add a group robot</source>
        <translation>添加群机器人</translation>
    </message>
    <message>
        <source>What the group is told</source>
        <translation>发到群里的内容</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Such as: dispatch</source>
        <translation>例如：发货群</translation>
    </message>
    <message>
        <source>Webhook address</source>
        <translation>Webhook 地址</translation>
    </message>
    <message>
        <source>Signing secret</source>
        <translation>加签密钥</translation>
    </message>
    <message>
        <source>From which urgency on</source>
        <translation>提醒级别</translation>
    </message>
    <message>
        <source>The group&apos;s report at its hours</source>
        <translation>定时的群播报</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Send a test and save</source>
        <translation>发送测试并保存</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>It is told of</source>
        <translation>发送内容</translation>
    </message>
    <message>
        <source>Of orders and parcels the last four digits show, of buyers nothing. The group&apos;s provider can read every message.</source>
        <translation>订单号和运单号只显示末四位，不含买家信息。群所在平台能看到每条消息。</translation>
    </message>
    <message>
        <source>In the DingTalk, WeCom or Feishu group: settings › robots › add a custom one. DingTalk and Feishu: choose signing and copy the secret as well; with keywords instead, enter 履约工作台. WeCom has no secret: leave it empty.</source>
        <translation>在钉钉、企业微信或飞书群里：群设置 › 机器人 › 添加自定义机器人。钉钉和飞书请选「加签」（签名校验）并复制密钥；若选关键词，请填「履约工作台」。企业微信没有密钥，留空即可。</translation>
    </message>
    <message>
        <source>Sending a test to {name} …</source>
        <translation>正在向「{name}」发送测试……</translation>
    </message>
    <message>
        <source>Its address and its secret are forgotten.</source>
        <translation>它的地址和密钥将被清除。</translation>
    </message>
    <message>
        <source>In the group it stays until somebody removes it there.</source>
        <translation>群里的机器人仍在，需在群里移除。</translation>
    </message>
    <message>
        <source>Sending a test message …</source>
        <translation>正在发送测试消息……</translation>
    </message>
    <message>
        <source>{name} took the test message</source>
        <translation>「{name}」收到了测试消息</translation>
    </message>
    <message>
        <source>{name} did not take the test message: see its row</source>
        <translation>「{name}」没有收下测试消息，原因见该行</translation>
    </message>
    <message>
        <source>without a signing secret</source>
        <translation>未加签</translation>
    </message>
    <message>
        <source>{state} since {time}</source>
        <translation>{time} 起{state}</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>发送测试</translation>
    </message>
    <message>
        <source>What it is told…</source>
        <translation>发送内容…</translation>
    </message>
    <message>
        <source>No group is told anything.</source>
        <translation>还没有群机器人。</translation>
    </message>
    <message>
        <source>Add a group robot…</source>
        <translation>添加群机器人…</translation>
    </message>
    <message>
        <source>Robots of DingTalk, WeCom and Feishu groups are told what pops up, while the program runs: at most three messages a minute, what is more is told together, and quiet hours hold for them as well. Their addresses lie in the encrypted data alone.</source>
        <translation>程序运行时，把弹窗提醒同步发到钉钉、企业微信和飞书群：每分钟最多三条，多出的合并发送，免打扰时段同样有效。地址和密钥只存在加密数据里。</translation>
    </message>
    <message>
        <source>{name} is told from now on</source>
        <translation>「{name}」已启用</translation>
    </message>
    <message>
        <source>{name} is told nothing any more</source>
        <translation>「{name}」已停用</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>unknown from here on</source>
        <translation>之后未知</translation>
    </message>
    <message>
        <source>◂ until {day}</source>
        <translation>◂ 至 {day}</translation>
    </message>
    <message>
        <source>from {day} ▸</source>
        <translation>{day} 起 ▸</translation>
    </message>
    <message>
        <source>Copy the rule</source>
        <translation>复制全文</translation>
    </message>
    <message>
        <source>Copies all that stands here (C)</source>
        <translation>复制这里的全部内容（C）</translation>
    </message>
    <message>
        <source>On the platform</source>
        <translation>平台入口</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Other reading</source>
        <translation>另一读法</translation>
    </message>
    <message>
        <source>Verdicts go by the recommended one, warnings by the earlier.</source>
        <translation>判定按采用的读法，预警按较早的一种。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Rule id</source>
        <translation>规则编号</translation>
    </message>
    <message>
        <source>Not checked for more than 90 days: look at the platform.</source>
        <translation>超过90天未核对，请到平台查看现行规则。</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Notice of</source>
        <translation>公告日期</translation>
    </message>
    <message>
        <source>Page of</source>
        <translation>页面日期</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>最后核对</translation>
    </message>
    <message>
        <source>All platforms</source>
        <translation>全部平台</translation>
    </message>
    <message>
        <source>In force today</source>
        <translation>今天生效</translation>
    </message>
    <message>
        <source>Time span</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>+ − show less or more, ← → move, T goes to today</source>
        <translation>＋ － 缩放，← → 前后移动，T 回到今天</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>全部年份</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>12个月</translation>
    </message>
    <message>
        <source>30 days around today</source>
        <translation>前后30天</translation>
    </message>
    <message>
        <source>end never announced</source>
        <translation>资料未写结束时间</translation>
    </message>
    <message>
        <source>no dates in the text</source>
        <translation>资料未写起止时间</translation>
    </message>
    <message>
        <source>{n} point(s)</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>from {day}, {end}</source>
        <translation>{day} 起，{end}</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Choose a rule to see it here</source>
        <translation>选中一条规则，在这里查看详情</translation>
    </message>
    <message>
        <source>What a violation may bring</source>
        <translation>违规影响</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>不考核的情况</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>What the text leaves open</source>
        <translation>资料未写明之处</translation>
    </message>
    <message>
        <source>See also</source>
        <translation>相关规则</translation>
    </message>
    <message>
        <source>Search rules, words, ids</source>
        <translation>搜索规则、内容、编号</translation>
    </message>
    <message>
        <source>Show or hide the detail (Enter, Esc)</source>
        <translation>显示或隐藏详情（Enter、Esc）</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>{n} rule(s) ・ {m} in force today</source>
        <translation>{n} 条规则 ・ {m} 条今天生效</translation>
    </message>
    <message>
        <source>Today {day}</source>
        <translation>今天 {day}</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>No rule fits these filters</source>
        <translation>没有符合条件的规则</translation>
    </message>
    <message>
        <source>Show all rules</source>
        <translation>显示全部规则</translation>
    </message>
    <message>
        <source>No rules</source>
        <translation>没有规则</translation>
    </message>
    <message>
        <source>No pack holds a rule: nothing is judged.</source>
        <translation>规则包里没有规则，不会做任何判定。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>The pack {pack} has a fault; its last good text stays in force.</source>
        <translation>规则包「{pack}」有误，仍按上一份有效的执行。</translation>
    </message>
    <message>
        <source>The pack {pack} has a fault and does not count.</source>
        <translation>规则包「{pack}」有误，没有生效。</translation>
    </message>
    <message>
        <source>From a warning: {rule}. No version holds for that instant now.</source>
        <translation>来自预警：{rule}。现有规则包里，那个时间没有适用的版本。</translation>
    </message>
    <message>
        <source>From a warning: {rule}. Judged by this version: {span}.</source>
        <translation>来自预警：{rule}。判定按这个版本（{span}）。</translation>
    </message>
    <message>
        <source>Version chosen by: {instant}</source>
        <translation>适用版本看：{instant}</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>考核时限</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>First scan</source>
        <translation>首条更新</translation>
    </message>
    <message>
        <source>Same region</source>
        <translation>同区域</translation>
    </message>
    <message>
        <source>Other regions</source>
        <translation>跨区域</translation>
    </message>
    <message>
        <source>Remote regions</source>
        <translation>偏远地区</translation>
    </message>
    <message>
        <source>With a promise</source>
        <translation>有承诺的</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复时间</translation>
    </message>
    <message>
        <source>With words for speed</source>
        <translation>有时效字样的</translation>
    </message>
    <message>
        <source>Words for speed</source>
        <translation>时效字样</translation>
    </message>
    <message>
        <source>Without a promise</source>
        <translation>没有承诺的</translation>
    </message>
    <message>
        <source>Words for the same day</source>
        <translation>当日字样</translation>
    </message>
    <message>
        <source>Same day, until (hour)</source>
        <translation>当日截止（点）</translation>
    </message>
    <message>
        <source>Words for the next day</source>
        <translation>次日字样</translation>
    </message>
    <message>
        <source>One region</source>
        <translation>同区域包括</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Due from</source>
        <translation>应揽收起</translation>
    </message>
    <message>
        <source>Due until</source>
        <translation>应揽收止</translation>
    </message>
    <message>
        <source>Ship until</source>
        <translation>顺延到</translation>
    </message>
    <message>
        <source>Not due before</source>
        <translation>最早到期</translation>
    </message>
    <message>
        <source>Reply within</source>
        <translation>回复时限</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Per</source>
        <translation>计算单位</translation>
    </message>
    <message>
        <source>Each</source>
        <translation>每笔</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Smaller orders: all of it</source>
        <translation>不足该额按全额</translation>
    </message>
    <message>
        <source>Rounded to</source>
        <translation>取整到</translation>
    </message>
    <message>
        <source>Nothing up to</source>
        <translation>免扣额度</translation>
    </message>
    <message>
        <source>First weight (kg)</source>
        <translation>首重（公斤）</translation>
    </message>
    <message>
        <source>First weight</source>
        <translation>首重费用</translation>
    </message>
    <message>
        <source>Each further kg</source>
        <translation>每续重1公斤</translation>
    </message>
    <message>
        <source>Provinces</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>Remote provinces</source>
        <translation>偏远省份</translation>
    </message>
    <message>
        <source>Abroad</source>
        <translation>境外</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>投诉类型</translation>
    </message>
    <message>
        <source>Still judged</source>
        <translation>仍判责</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Free tiers</source>
        <translation>不加价等级</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Violations</source>
        <translation>违规类型</translation>
    </message>
    <message>
        <source>Sellers concerned</source>
        <translation>适用商家</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Counted once</source>
        <translation>只计一次</translation>
    </message>
    <message>
        <source>Added up</source>
        <translation>可叠加</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>运输方式</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交付方式</translation>
    </message>
    <message>
        <source>Higher is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <source>Lower is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>item</source>
        <translation>每件</translation>
    </message>
    <message>
        <source>sub-order</source>
        <translation>每个子订单</translation>
    </message>
    <message>
        <source>order</source>
        <translation>每个订单</translation>
    </message>
    <message>
        <source>day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>shipping and logistics</source>
        <translation>发货与物流</translation>
    </message>
    <message>
        <source>false shipping</source>
        <translation>虚假发货</translation>
    </message>
    <message>
        <source>malicious repricing</source>
        <translation>恶意改价</translation>
    </message>
    <message>
        <source>fraudulent shipping</source>
        <translation>欺诈发货</translation>
    </message>
    <message>
        <source>trace time-out</source>
        <translation>物流轨迹超时</translation>
    </message>
    <message>
        <source>trace anomaly</source>
        <translation>物流轨迹异常</translation>
    </message>
    <message>
        <source>stalled trace</source>
        <translation>物流停滞</translation>
    </message>
    <message>
        <source>false trace</source>
        <translation>虚假轨迹</translation>
    </message>
    <message>
        <source>late shipping</source>
        <translation>延迟发货</translation>
    </message>
    <message>
        <source>out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>refusal to ship</source>
        <translation>拒绝发货</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>replace the number</source>
        <translation>换单号</translation>
    </message>
    <message>
        <source>change the carrier</source>
        <translation>换快递</translation>
    </message>
    <message>
        <source>freight</source>
        <translation>货运</translation>
    </message>
    <message>
        <source>earthquake</source>
        <translation>地震</translation>
    </message>
    <message>
        <source>mudslide</source>
        <translation>泥石流</translation>
    </message>
    <message>
        <source>explosion at a site</source>
        <translation>网点爆仓</translation>
    </message>
    <message>
        <source>transport accident</source>
        <translation>运输事故</translation>
    </message>
    <message>
        <source>major event</source>
        <translation>重大活动</translation>
    </message>
    <message>
        <source>carrier bankrupt</source>
        <translation>快递公司破产</translation>
    </message>
    <message>
        <source>outlet closed</source>
        <translation>网点关停</translation>
    </message>
    <message>
        <source>outlet left its network</source>
        <translation>网点退网</translation>
    </message>
    <message>
        <source>consumer goods</source>
        <translation>消费品</translation>
    </message>
    <message>
        <source>guide template</source>
        <translation>指导模板</translation>
    </message>
    <message>
        <source>buyer collects</source>
        <translation>买家自提</translation>
    </message>
    <message>
        <source>seller delivers</source>
        <translation>商家自送</translation>
    </message>
    <message>
        <source>epidemic</source>
        <translation>疫情</translation>
    </message>
    <message>
        <source>natural disaster</source>
        <translation>自然灾害</translation>
    </message>
    <message>
        <source>Taobao</source>
        <translation>淘宝</translation>
    </message>
    <message>
        <source>Tmall</source>
        <translation>天猫</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>发货期限</translation>
    </message>
    <message>
        <source>Still unshipped by</source>
        <translation>逾期仍未发货</translation>
    </message>
    <message>
        <source>First scan by</source>
        <translation>首条轨迹时限</translation>
    </message>
    <message>
        <source>Sorting centre by</source>
        <translation>分拨中心时限</translation>
    </message>
    <message>
        <source>Next scan by</source>
        <translation>下一条轨迹时限</translation>
    </message>
    <message>
        <source>Buyer sees the entry after</source>
        <translation>买家可见入口</translation>
    </message>
    <message>
        <source>Delivered by</source>
        <translation>送达时限</translation>
    </message>
    <message>
        <source>pickup time-out</source>
        <translation>揽收超时</translation>
    </message>
    <message>
        <source>dispatch time-out</source>
        <translation>发运超时</translation>
    </message>
    <message>
        <source>transit time-out</source>
        <translation>中转超时</translation>
    </message>
    <message>
        <source>unanswered ticket</source>
        <translation>工单超时未回复</translation>
    </message>
    <message>
        <source>late invoice</source>
        <translation>延迟开票</translation>
    </message>
    <message>
        <source>until its end is announced</source>
        <translation>至平台公布结束为止</translation>
    </message>
    <message>
        <source>as long as the rule stands</source>
        <translation>规则有效期间</translation>
    </message>
    <message>
        <source>up to the limit</source>
        <translation>时限之内</translation>
    </message>
    <message>
        <source>before the platform&apos;s penalty</source>
        <translation>平台处罚之前</translation>
    </message>
    <message>
        <source>for some hours after the limit</source>
        <translation>时限过后若干小时内</translation>
    </message>
    <message>
        <source>without a limit of its own</source>
        <translation>未写期限</translation>
    </message>
    <message>
        <source>last moment in time</source>
        <translation>最晚时限</translation>
    </message>
    <message>
        <source>time of pickup</source>
        <translation>揽收时间</translation>
    </message>
    <message>
        <source>limit that was missed</source>
        <translation>已错过的时限</translation>
    </message>
    <message>
        <source>time of upload</source>
        <translation>上传时间</translation>
    </message>
    <message>
        <source>time of the last scan</source>
        <translation>上一条轨迹时间</translation>
    </message>
    <message>
        <source>time of the next scan</source>
        <translation>下一条轨迹时间</translation>
    </message>
    <message>
        <source>region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>time at which it ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>time of the update</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>time of delivery</source>
        <translation>派送时间</translation>
    </message>
    <message>
        <source>time at the sorting centre</source>
        <translation>到分拨时间</translation>
    </message>
    <message>
        <source>time of arrival</source>
        <translation>到达时间</translation>
    </message>
    <message>
        <source>sorting centre</source>
        <translation>分拨中心</translation>
    </message>
    <message>
        <source>time of departure</source>
        <translation>离开时间</translation>
    </message>
    <message>
        <source>time of the first record</source>
        <translation>首条记录时间</translation>
    </message>
    <message>
        <source>other order</source>
        <translation>另一订单</translation>
    </message>
    <message>
        <source>number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>its time of upload</source>
        <translation>其上传时间</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n}小时</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n}天</translation>
    </message>
    <message>
        <source>promise up to {n} h</source>
        <translation>承诺{n}小时内</translation>
    </message>
    <message>
        <source>promise over {m} up to {n} h</source>
        <translation>承诺{m}至{n}小时</translation>
    </message>
    <message>
        <source>promise over {m} h</source>
        <translation>承诺超过{m}小时</translation>
    </message>
    <message>
        <source>more than {l} h late</source>
        <translation>超时{l}小时以上</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>always</source>
        <translation>一律</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不扣</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Versions and values</source>
        <translation>版本与数值</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>judged by this</source>
        <translation>判定所用</translation>
    </message>
    <message>
        <source>told by another rule</source>
        <translation>由另一条规则写明</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>起算</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>At the limit</source>
        <translation>恰好到时</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>Rules on a timeline</source>
        <translation>规则时间轴</translation>
    </message>
    <message>
        <source>Back to the warning (Esc)</source>
        <translation>返回预警（Esc）</translation>
    </message>
    <message>
        <source>Rule packs…</source>
        <translation>规则包…</translation>
    </message>
    <message>
        <source>Shipping and trace clocks</source>
        <translation>发货与轨迹时限</translation>
    </message>
    <message>
        <source>Amounts and points</source>
        <translation>违约金与扣分</translation>
    </message>
    <message>
        <source>Claims and complaints</source>
        <translation>理赔与投诉</translation>
    </message>
    <message>
        <source>Cures</source>
        <translation>补救</translation>
    </message>
    <message>
        <source>Filings and appeals</source>
        <translation>报备与申诉</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>任务工单</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Scores and traffic</source>
        <translation>体验分与流量</translation>
    </message>
    <message>
        <source>Tools and advice</source>
        <translation>工具与提示</translation>
    </message>
    <message>
        <source>our documents</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>other sources</source>
        <translation>资料外</translation>
    </message>
    <message>
        <source>own pack</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>The text does not say</source>
        <translation>资料未写</translation>
    </message>
    <message>
        <source>Payment of the order</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Placing of the order</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Upload of the number</source>
        <translation>上传单号时间</translation>
    </message>
    <message>
        <source>Conduct of the seller</source>
        <translation>违规行为发生时间</translation>
    </message>
    <message>
        <source>Pickup</source>
        <translation>揽收时间</translation>
    </message>
    <message>
        <source>Time at which the parcel is in transit</source>
        <translation>包裹在途的时间</translation>
    </message>
    <message>
        <source>Creation of the ticket</source>
        <translation>工单创建时间</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Handling by the platform</source>
        <translation>平台处理时间</translation>
    </message>
    <message>
        <source>Judgement by the platform</source>
        <translation>平台判定时间</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉时间</translation>
    </message>
    <message>
        <source>Day of the score</source>
        <translation>体验分日期</translation>
    </message>
    <message>
        <source>Day on which the figure is computed</source>
        <translation>指标计算日</translation>
    </message>
    <message>
        <source>The day itself</source>
        <translation>当天日期</translation>
    </message>
    <message>
        <source>Takes the place of</source>
        <translation>取代</translation>
    </message>
    <message>
        <source>Its place is taken by</source>
        <translation>被取代</translation>
    </message>
    <message>
        <source>Tells the end of</source>
        <translation>写明其结束</translation>
    </message>
    <message>
        <source>Its end is told by</source>
        <translation>结束时间见</translation>
    </message>
    <message>
        <source>may follow</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>会</translation>
    </message>
    <message>
        <source>not said whether</source>
        <translation>资料未写是否</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>chase the carrier</source>
        <translation>催件</translation>
    </message>
    <message>
        <source>file</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>ship</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>agree with the buyer</source>
        <translation>与买家协商</translation>
    </message>
    <message>
        <source>have the buyer confirm receipt</source>
        <translation>请买家确认收货</translation>
    </message>
    <message>
        <source>payment</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>upload of the number</source>
        <translation>上传单号</translation>
    </message>
    <message>
        <source>pickup</source>
        <translation>揽收</translation>
    </message>
    <message>
        <source>the scan before, anew each time</source>
        <translation>上一条轨迹（逐条重算）</translation>
    </message>
    <message>
        <source>the instant at which it became late</source>
        <translation>超时的那一刻</translation>
    </message>
    <message>
        <source>shipment on the platform</source>
        <translation>平台上发货</translation>
    </message>
    <message>
        <source>the carrier&apos;s pickup scan</source>
        <translation>快递揽收</translation>
    </message>
    <message>
        <source>any scan after the pickup</source>
        <translation>揽收后任一更新</translation>
    </message>
    <message>
        <source>a scan at a sorting centre</source>
        <translation>到达分拨中心</translation>
    </message>
    <message>
        <source>leaving the sorting centre</source>
        <translation>离开分拨中心</translation>
    </message>
    <message>
        <source>the next scan, up to delivery</source>
        <translation>下一条轨迹（直至派送）</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>still in time, only more is late</source>
        <translation>算按时，超过才算违规</translation>
    </message>
    <message>
        <source>late already</source>
        <translation>已算违规</translation>
    </message>
    <message>
        <source>an approved filing moves the limit</source>
        <translation>报备通过后顺延</translation>
    </message>
    <message>
        <source>a filing approved in time moves the limit</source>
        <translation>及时通过的报备可顺延</translation>
    </message>
    <message>
        <source>Does it still hold?</source>
        <translation>是否仍然有效</translation>
    </message>
    <message>
        <source>It still holds</source>
        <translation>确认仍有效</translation>
    </message>
    <message>
        <source>Warnings then count on it for 30 days; we ask again after</source>
        <translation>确认后30天内预警按它计算，之后会再次询问</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回确认</translation>
    </message>
    <message>
        <source>Its end was never announced. Until you confirm that it still holds, no warning is lowered by it.</source>
        <translation>结束时间没有公布。在您确认它仍然有效之前，预警不会因它降低。</translation>
    </message>
    <message>
        <source>You confirmed it on {day}; we ask again on {until}.</source>
        <translation>您已于 {day} 确认，{until} 再次询问。</translation>
    </message>
    <message>
        <source>You confirmed it on {day}; since {until} that counts no more.</source>
        <translation>您于 {day} 的确认已过30天，自 {until} 起不再计入。</translation>
    </message>
    <message>
        <source>Your own amount</source>
        <translation>自填金额</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>All shops</source>
        <translation>全部店铺</translation>
    </message>
    <message>
        <source>Or a share (%)</source>
        <translation>或按比例（%）</translation>
    </message>
    <message>
        <source>Share: at least (CNY)</source>
        <translation>比例最低（元）</translation>
    </message>
    <message>
        <source>Share: at most (CNY)</source>
        <translation>比例最高（元）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Amount (CNY)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Where you have it from</source>
        <translation>来源说明</translation>
    </message>
    <message>
        <source>Amounts you entered</source>
        <translation>自填金额</translation>
    </message>
    <message>
        <source>Where no source gives an amount, your own counts and is marked.</source>
        <translation>资料没有金额的，按您填写的计算并注明是自填。</translation>
    </message>
    <message>
        <source>Enter an amount…</source>
        <translation>填写金额…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>entered by you on {day}, for {shop}</source>
        <translation>{day} 由您填写，适用{shop}</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Appearance</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Rows of lists</source>
        <translation>列表行高</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Another language shows after the next start.</source>
        <translation>更换语言，下次启动后生效。</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>开启免打扰时段</translation>
    </message>
    <message>
        <source>Urgent ones pop up all the same</source>
        <translation>紧急的照样弹出</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>提示音</translation>
    </message>
    <message>
        <source>All of it stands in the record; this is about pop-ups on the desktop alone. At most three pop up within a minute, what is more is told together.</source>
        <translation>所有通知都会记录在「通知」里；这里只管桌面弹出提醒。每分钟最多弹出三条，多出的合并成一条。</translation>
    </message>
    <message>
        <source>Pops up</source>
        <translation>弹出提醒</translation>
    </message>
    <message>
        <source>From which urgency on</source>
        <translation>提醒级别</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Nothing pops up then. A quarter of an hour before, one message counts the deadlines that fall into them; afterwards one tells what came meanwhile. Beijing time.</source>
        <translation>该时段内不弹出提醒。开始前一刻钟会合并提醒时段内有多少个截止时间，结束后再合并提醒期间的新情况。北京时间。</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>免打扰</translation>
    </message>
    <message>
        <source>What falls due before the next working morning stands under &quot;Before closing time&quot;. Beijing time.</source>
        <translation>在下一个工作日上班前截止的，都算「下班前须处理」。按北京时间。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>End</source>
        <translation>下班</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Now: everything due before {time}</source>
        <translation>现在：{time} 之前截止的</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>{name}已保存</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>已恢复原设置</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私与保留</translation>
    </message>
    <message>
        <source>Names, phones and streets are masked before anything is stored; province, city and district stay. Days after an order&apos;s end its masked fields, notes and other columns of files are blanked; orders, parcels and scans stay. Backups age out after {days} days.</source>
        <translation>姓名、电话、门牌在入库前就已打码，只留省市区。订单结束满保留天数后，打码字段、备注和文件里的其他列一并清空；订单、包裹和轨迹保留。备份满 {days} 天自动清除。</translation>
    </message>
    <message>
        <source>days after an order&apos;s end</source>
        <translation>天（从订单结束算起）</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Exports, erasures, backups, rule packs and removed keys leave a row that cannot be edited away; kept for {years} years.</source>
        <translation>导出、清除、备份、规则包变更和密钥移除都会留痕，改不掉；保存 {years} 年。</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>操作留痕</translation>
    </message>
    <message>
        <source>Rows of the trail were changed or removed.</source>
        <translation>留痕被改动或删除过。</translation>
    </message>
    <message>
        <source>Nothing so far.</source>
        <translation>暂无记录。</translation>
    </message>
    <message>
        <source>Longer than needed: {days} days are the default.</source>
        <translation>比需要的长：默认 {days} 天。</translation>
    </message>
    <message>
        <source>Personal fields are kept for {days} day(s)</source>
        <translation>个人信息保留 {days} 天</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>更新频率</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>Shops are asked in rounds. A parcel is asked about more often close to a deadline, and never below the platform&apos;s own floor, whatever is chosen here.</source>
        <translation>各店按轮次更新。临近截止的包裹查得更勤，但无论这里怎么选，都不会低于平台规定的最短间隔。</translation>
    </message>
    <message>
        <source>A round every</source>
        <translation>每轮间隔</translation>
    </message>
    <message>
        <source>A trace service charges for each question: about parcels of which the marketplace tells nothing new, and those that came from files. The nearest deadlines come first; 0 asks none; a day begins at midnight, Beijing time.</source>
        <translation>轨迹服务按查询次数收费：平台没有新轨迹的包裹和文件导入的包裹会去查，先查快到期的。填 0 则不查；每天从北京时间零点算起。</translation>
    </message>
    <message>
        <source>Trace service&apos;s budget</source>
        <translation>轨迹查询额度</translation>
    </message>
    <message>
        <source>Questions a day</source>
        <translation>每天最多</translation>
    </message>
    <message>
        <source>Price (CNY)</source>
        <translation>单价（元）</translation>
    </message>
    <message>
        <source>{n} asked today</source>
        <translation>次，今日已查 {n} 次</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation>优先查询</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>每天最多</translation>
    </message>
    <message>
        <source>CNY each</source>
        <translation>元/次</translation>
    </message>
    <message>
        <source>Enough for {calm} parcel(s) looked at once a day, or {soon} with a deadline of the day, or {urgent} close to it</source>
        <translation>够每天各查一次 {calm} 个包裹，或 {soon} 个当天到期的，或 {urgent} 个快到期的</translation>
    </message>
    <message>
        <source>price unknown: enter it by its tariff</source>
        <translation>单价未知，请按资费填写</translation>
    </message>
    <message>
        <source>{amount} a day at most</source>
        <translation>每天最多 {amount}</translation>
    </message>
    <message>
        <source>{n} question(s) a day</source>
        <translation>每天最多查询 {n} 次</translation>
    </message>
    <message>
        <source>A price is an amount such as 0.05</source>
        <translation>单价是金额，例如 0.05</translation>
    </message>
    <message>
        <source>Price kept</source>
        <translation>单价已保存</translation>
    </message>
    <message>
        <source>{name} is asked first</source>
        <translation>优先查询{name}</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Roomy (40 px)</source>
        <translation>宽松（40 像素）</translation>
    </message>
    <message>
        <source>Compact (30 px)</source>
        <translation>紧凑（30 像素）</translation>
    </message>
    <message>
        <source>As started</source>
        <translation>按启动方式</translation>
    </message>
    <message>
        <source>Warnings of parcels and orders</source>
        <translation>预警（订单与包裹）</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>任务工单</translation>
    </message>
    <message>
        <source>Filings and appeals</source>
        <translation>报备与申诉</translation>
    </message>
    <message>
        <source>Shops and trace services</source>
        <translation>店铺与轨迹服务</translation>
    </message>
    <message>
        <source>Program and data</source>
        <translation>程序与数据</translation>
    </message>
    <message>
        <source>Urgent only</source>
        <translation>仅紧急</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>重要及以上</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Order erased</source>
        <translation>清除订单</translation>
    </message>
    <message>
        <source>Personal fields blanked by age</source>
        <translation>到期清空个人信息</translation>
    </message>
    <message>
        <source>Retention changed</source>
        <translation>修改保留天数</translation>
    </message>
    <message>
        <source>Shop removed</source>
        <translation>移除店铺</translation>
    </message>
    <message>
        <source>Trace service removed</source>
        <translation>移除轨迹服务</translation>
    </message>
    <message>
        <source>Export, waybills masked</source>
        <translation>导出（单号打码）</translation>
    </message>
    <message>
        <source>Export with whole waybills</source>
        <translation>导出（完整单号）</translation>
    </message>
    <message>
        <source>Export failed</source>
        <translation>导出失败</translation>
    </message>
    <message>
        <source>Evidence packet made</source>
        <translation>生成举证包</translation>
    </message>
    <message>
        <source>Recovery code made</source>
        <translation>生成恢复码</translation>
    </message>
    <message>
        <source>Key wrapped anew</source>
        <translation>更换密钥保护</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Rule pack added</source>
        <translation>添加规则包</translation>
    </message>
    <message>
        <source>Rule pack switched on</source>
        <translation>启用规则包</translation>
    </message>
    <message>
        <source>Rule pack switched off</source>
        <translation>停用规则包</translation>
    </message>
    <message>
        <source>Rule pack removed</source>
        <translation>移除规则包</translation>
    </message>
    <message>
        <source>Rule pack brought back</source>
        <translation>恢复规则包</translation>
    </message>
    <message>
        <source>Exemption confirmed</source>
        <translation>确认豁免仍有效</translation>
    </message>
    <message>
        <source>Confirmation taken back</source>
        <translation>撤回确认</translation>
    </message>
    <message>
        <source>Own amount entered</source>
        <translation>填写自定金额</translation>
    </message>
    <message>
        <source>Own amount removed</source>
        <translation>移除自定金额</translation>
    </message>
    <message>
        <source>Group robot added</source>
        <translation>添加群机器人</translation>
    </message>
    <message>
        <source>Group robot removed</source>
        <translation>删除群机器人</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Warnings are this program&apos;s own, made from the platforms&apos; published rules; what counts is what the platform decides.</source>
        <translation>本程序的预警按平台公开的规则推算，以平台判定为准。</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Versions copied</source>
        <translation>版本信息已复制</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>店铺与账号</translation>
    </message>
    <message>
        <source>No shop yet.</source>
        <translation>还没有店铺。</translation>
    </message>
    <message>
        <source>Keys of shops and trace services are tried before they are saved, and lie in the encrypted data alone. The same shop again with new keys keeps its data.</source>
        <translation>店铺和轨迹服务的密钥先试通再保存，只存在加密数据里。同一家店换新密钥重新添加，数据保留。</translation>
    </message>
    <message>
        <source>Trace service</source>
        <translation>轨迹服务</translation>
    </message>
    <message>
        <source>last update {time}</source>
        <translation>上次更新 {time}</translation>
    </message>
    <message>
        <source>signed in until {time}</source>
        <translation>登录有效至 {time}</translation>
    </message>
    <message>
        <source>Data and backups</source>
        <translation>数据与备份</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>All data lie in one encrypted file on this computer; nothing leaves it.</source>
        <translation>全部数据都在本机的一个加密文件里，不会外传。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>One is made every day beside the data and proved by reading it; put one on another disk now and then.</source>
        <translation>每天自动备份一次并读回验证；请时常另存一份到别的磁盘。</translation>
    </message>
    <message>
        <source>Rule packs</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>Rules are packs: a new notice is a file that is tried over the orders here before it counts. Rules from outside the platforms&apos; own documents can be switched off.</source>
        <translation>规则以规则包形式提供：新公告做成文件，先在本机订单上试算再启用。来自平台文档以外的规则可以停用。</translation>
    </message>
    <message>
        <source>What each rule says stands in the rules view.</source>
        <translation>每条规则的内容见「规则」。</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>移除「{name}」？</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>彻底移除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Its key is forgotten, and it is asked no more.</source>
        <translation>密钥将被删除，不再查询。</translation>
    </message>
    <message>
        <source>Its keys go, and with them its orders, parcels, scans, warnings and notes. This cannot be undone, and the platform tells of the last months alone.</source>
        <translation>密钥以及这家店的订单、包裹、轨迹、预警和备注都会删除，无法撤销；平台只能查到最近几个月的订单。</translation>
    </message>
    <message>
        <source>What it told stays. It can be added again with its key.</source>
        <translation>已查到的轨迹保留。以后可用密钥重新添加。</translation>
    </message>
    <message>
        <source>Backups hold them for up to {days} days.</source>
        <translation>备份里最多还会保留 {days} 天。</translation>
    </message>
    <message>
        <source>Folder of the reports</source>
        <translation>日报存放文件夹</translation>
    </message>
    <message>
        <source>Time of a report</source>
        <translation>播报时间</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Group report</source>
        <translation>群播报</translation>
    </message>
    <message>
        <source>No report by itself.</source>
        <translation>未设置自动播报。</translation>
    </message>
    <message>
        <source>Add a time</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>不存文件</translation>
    </message>
    <message>
        <source>At these times, on working days and while the window is open, a message for the work group is made: what is due by shop and outlet, without any order&apos;s number. A bar offers it to be copied, and the notifications keep it.</source>
        <translation>工作日到点、且窗口开着时，自动生成一条发到工作群的消息：按店铺和网点列出要处理的件数，不含订单号。窗口上方可一键复制，「通知」里留存。</translation>
    </message>
    <message>
        <source>Daily report as a file</source>
        <translation>日报文件</translation>
    </message>
    <message>
        <source>The daily report (PDF, waybills masked) is put here as well.</source>
        <translation>同时把日报（PDF，单号打码）存到这里。</translation>
    </message>
    <message>
        <source>No file is written.</source>
        <translation>不写文件。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>设置分类</translation>
    </message>
    <message>
        <source>Removing {name} …</source>
        <translation>正在移除 {name} …</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>{name} 已移除</translation>
    </message>
    <message>
        <source>Start and closing</source>
        <translation>启动与关闭</translation>
    </message>
    <message>
        <source>Start with the system</source>
        <translation>开机自动启动</translation>
    </message>
    <message>
        <source>Closing the window keeps the program in the tray</source>
        <translation>关闭窗口后留在托盘继续运行</translation>
    </message>
    <message>
        <source>Shops are watched only while the program runs. Where the system has no tray, closing the window ends it.</source>
        <translation>程序运行时才会关注店铺。系统没有托盘时，关闭窗口即退出。</translation>
    </message>
    <message>
        <source>Group robots</source>
        <translation>群机器人</translation>
    </message>
</context>
<context>
    <name>shipping</name>
    <message>
        <source>Ship the order</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Replace the number</source>
        <translation>修改运单号</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Send all the same</source>
        <translation>仍然提交</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing speaks against it.</source>
        <translation>检查未发现问题。</translation>
    </message>
    <message>
        <source>With a number</source>
        <translation>填写运单号</translation>
    </message>
    <message>
        <source>Without logistics</source>
        <translation>无需物流</translation>
    </message>
    <message>
        <source>Order {order} · {shop}</source>
        <translation>订单 {order} · {shop}</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递公司</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>What the buyer agreed to</source>
        <translation>与买家的约定</translation>
    </message>
    <message>
        <source>In the place of {number}</source>
        <translation>替换 {number}</translation>
    </message>
    <message>
        <source>when, by which means, in which words</source>
        <translation>时间、沟通方式、买家原话</translation>
    </message>
    <message>
        <source>Order {order}: the platform took it</source>
        <translation>订单 {order}：平台已接受</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>support</name>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Check of the installation</source>
        <translation>安装检查</translation>
    </message>
    <message>
        <source>Settings and accounts</source>
        <translation>设置与账号状态</translation>
    </message>
    <message>
        <source>Size of the data</source>
        <translation>数据规模</translation>
    </message>
    <message>
        <source>Log of the last days</source>
        <translation>近几天的日志</translation>
    </message>
    <message>
        <source>Notes of faults</source>
        <translation>故障记录</translation>
    </message>
</context>
<context>
    <name>tickets</name>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Ticket no.</source>
        <translation>工单编号</translation>
    </message>
    <message>
        <source>Record the answer (R)</source>
        <translation>记录回复（R）</translation>
    </message>
    <message>
        <source>Invoice was issued (H)</source>
        <translation>已开票（H）</translation>
    </message>
    <message>
        <source>Remove this entry</source>
        <translation>移除这条录入</translation>
    </message>
    <message>
        <source>Answered {time}: {reply}</source>
        <translation>{time} 已回复：{reply}</translation>
    </message>
    <message>
        <source>no text kept</source>
        <translation>未留文字</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>done late, {time}</source>
        <translation>{time} 超时完成</translation>
    </message>
    <message>
        <source>done {time}</source>
        <translation>{time} 已完成</translation>
    </message>
    <message>
        <source>Still counts</source>
        <translation>仍会考核</translation>
    </message>
    <message>
        <source>This order is not known here.</source>
        <translation>本机没有这笔订单。</translation>
    </message>
    <message>
        <source>Show the order ›</source>
        <translation>查看订单 ›</translation>
    </message>
    <message>
        <source>Choose a ticket to see it here</source>
        <translation>选中一张工单，在这里查看详情</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>待回复</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>Enter a ticket</source>
        <translation>录入工单</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Tickets from a file or pasted</source>
        <translation>从文件或粘贴读入工单</translation>
    </message>
    <message>
        <source>Choose a CSV or Excel file, or paste the rows of a table with its head: columns 订单编号, 工单类型 and 创建时间, also 工单编号, 申请开票时间 and 店铺. No platform&apos;s own export of tickets is known to us.</source>
        <translation>选择 CSV 或 Excel 文件，或粘贴带表头的表格行：需要「订单编号」「工单类型」「创建时间」三列，也认「工单编号」「申请开票时间」「店铺」。平台自己的工单导出格式我们还不知道。</translation>
    </message>
    <message>
        <source>Rows without a shop</source>
        <translation>未写店铺的行属于</translation>
    </message>
    <message>
        <source>Rows of a table</source>
        <translation>表格的行</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{n} ticket(s) understood, {k} row(s) left out</source>
        <translation>看懂 {n} 张工单，{k} 行未收</translation>
    </message>
    <message>
        <source>Row {row}: {reason}</source>
        <translation>第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单编号</translation>
    </message>
    <message>
        <source>Ticket came</source>
        <translation>工单时间</translation>
    </message>
    <message>
        <source>Invoice asked</source>
        <translation>申请开票</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>发货截止</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>not shipped yet</source>
        <translation>尚未发货</translation>
    </message>
    <message>
        <source>none approved for this order</source>
        <translation>没有通过的报备</translation>
    </message>
    <message>
        <source>{number}, valid until {time}</source>
        <translation>{number}，有效至 {time}</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>The options stand on the platform&apos;s page; no source lists them.</source>
        <translation>回复选项以平台页面为准，没有来源列出全部。</translation>
    </message>
    <message>
        <source>Copy &quot;{title}&quot;</source>
        <translation>复制「{title}」</translation>
    </message>
    <message>
        <source>A fact is not known</source>
        <translation>信息未知</translation>
    </message>
    <message>
        <source>Answer it on the platform&apos;s page until {deadline}, then record it here.</source>
        <translation>请在 {deadline} 前到平台页面回复，然后在这里记录。</translation>
    </message>
    <message>
        <source>The time to answer ended {deadline}. Answer all the same: complaints and penalties can follow.</source>
        <translation>回复时限已于 {deadline} 结束。仍请尽快回复：可能引发投诉和处罚。</translation>
    </message>
    <message>
        <source>Issue the invoice until {deadline}; an answer alone is not enough.</source>
        <translation>请在 {deadline} 前开票；只回复不够。</translation>
    </message>
    <message>
        <source>The time for the invoice ended {deadline} and nothing is judged yet. Invoice, or agree with the buyer, before the judgement: no point is taken then.</source>
        <translation>开票时限已于 {deadline} 结束，平台尚未判定。判定前开票或与买家协商一致，就不扣分。</translation>
    </message>
    <message>
        <source>An approved filing covers the order: by the rule no task arises.</source>
        <translation>订单已有通过的报备：按规则不产生任务。</translation>
    </message>
    <message>
        <source>Answered within the time.</source>
        <translation>已按时回复。</translation>
    </message>
    <message>
        <source>Answered after {deadline}.</source>
        <translation>在 {deadline} 之后才回复。</translation>
    </message>
    <message>
        <source>Settled: no point can be taken as things stand.</source>
        <translation>已了结：目前不会扣分。</translation>
    </message>
    <message>
        <source>The complaint was upheld: {points} points.</source>
        <translation>投诉判定成立：扣 {points} 分。</translation>
    </message>
    <message>
        <source>When the buyer asked for the invoice is not known: the last day cannot be told.</source>
        <translation>买家何时申请开票未知：无法算出最晚期限。</translation>
    </message>
    <message>
        <source>When the order had to be shipped is not known: whether the filing came in time cannot be told.</source>
        <translation>订单的发货时限未知：无法判断报备是否在时限内通过。</translation>
    </message>
    <message>
        <source>Until when the filing holds is not known: whether it covers the ticket cannot be told.</source>
        <translation>报备有效到何时未知：无法判断是否覆盖这张工单。</translation>
    </message>
    <message>
        <source>Whether the complaint was upheld is not known.</source>
        <translation>投诉是否判定成立未知。</translation>
    </message>
    <message>
        <source>No source tells how long tickets of this platform may wait.</source>
        <translation>没有来源说明这个平台的工单可以等多久。</translation>
    </message>
    <message>
        <source>Your answer still counts in the help rate (灯塔求助率), exempt or not.</source>
        <translation>答复仍计入灯塔求助率，豁免与否都一样。</translation>
    </message>
    <message>
        <source>Left unanswered, the platform may complain for the buyer.</source>
        <translation>不回复的话，平台可能代买家发起投诉。</translation>
    </message>
    <message>
        <source>The buyer himself can still complain.</source>
        <translation>买家自己仍可以投诉。</translation>
    </message>
    <message>
        <source>Order {order} of the ticket</source>
        <translation>工单对应的订单 {order}</translation>
    </message>
    <message>
        <source>Back to the ticket</source>
        <translation>返回工单</translation>
    </message>
    <message>
        <source>Reply copied</source>
        <translation>回复已复制</translation>
    </message>
    <message>
        <source>Order {order}: invoice issued</source>
        <translation>订单 {order}：已开票</translation>
    </message>
    <message>
        <source>The ticket was removed.</source>
        <translation>工单已移除。</translation>
    </message>
    <message>
        <source>Copied {number}</source>
        <translation>已复制 {number}</translation>
    </message>
    <message>
        <source>Order {order}: answer recorded</source>
        <translation>订单 {order}：回复已记录</translation>
    </message>
    <message>
        <source>The ticket was saved.</source>
        <translation>工单已保存。</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>记录回复</translation>
    </message>
    <message>
        <source>Answer on the platform&apos;s page first; here it is only recorded. Phones and names are masked.</source>
        <translation>请先到平台页面回复，这里只作记录。电话和姓名会打码。</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>What was answered</source>
        <translation>回复内容</translation>
    </message>
    <message>
        <source>now; else 2024-01-24 10:00</source>
        <translation>留空为现在；否则 2024-01-24 10:00</translation>
    </message>
    <message>
        <source>Answered at</source>
        <translation>回复时间</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Enter…</source>
        <translation>手工录入…</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件或粘贴…</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>任务工单</translation>
    </message>
    <message>
        <source>Search order / shop</source>
        <translation>搜索订单号 / 店铺</translation>
    </message>
    <message>
        <source>Enter a ticket by hand (N)</source>
        <translation>手工录入一张工单（N）</translation>
    </message>
    <message>
        <source>{n} unanswered of {total}</source>
        <translation>待回复 {n} 张，共 {total} 张</translation>
    </message>
    <message>
        <source>Nothing fits these filters</source>
        <translation>没有符合筛选条件的工单</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Every ticket is answered</source>
        <translation>工单都已回复</translation>
    </message>
    <message>
        <source>Last looked {time}.</source>
        <translation>上次查看 {time}。</translation>
    </message>
    <message>
        <source>Tickets of buyers (shipping urged, parcel stands still, invoice) are answered on the platform&apos;s page within 24 hours. Enter them here or read them from a file, and they are counted down.</source>
        <translation>买家的工单（催发货、物流停滞、催开发票）要在 24 小时内到平台页面回复。在这里录入或从文件读入，就会倒计时提醒。</translation>
    </message>
    <message>
        <source>No tickets yet</source>
        <translation>还没有工单</translation>
    </message>
    <message>
        <source>{n} ticket(s) saved</source>
        <translation>已保存 {n} 张工单</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>Copy the numbers</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Copy the numbers, to be pasted into a spreadsheet</source>
        <translation>复制数据，可粘贴到表格软件</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Deadlines by time</source>
        <translation>按时间排列的截止</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>扣款</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>返还</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>Carriers&apos; account, 6 months</source>
        <translation>快递账（近6个月）</translation>
    </message>
    <message>
        <source>What platforms told they took, by the parcel&apos;s carrier and its last outlet; export it with the parcels to claim it back.</source>
        <translation>平台已告知的扣款，按包裹的快递和最后网点归集；可连同包裹导出，向快递追偿。</translation>
    </message>
    <message>
        <source>Platforms took nothing, as far as they told</source>
        <translation>平台尚未告知扣款</translation>
    </message>
    <message>
        <source>Carrier not known</source>
        <translation>未能归到快递</translation>
    </message>
    <message>
        <source>{n} parcel(s)</source>
        <translation>{n} 件</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>First deadline</source>
        <translation>最早截止</translation>
    </message>
    <message>
        <source>Median hours</source>
        <translation>中位小时</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>停留次数</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Share stalled</source>
        <translation>停滞率</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>分拨中心</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Hours there</source>
        <translation>已停留</translation>
    </message>
    <message>
        <source>Usual hours</source>
        <translation>通常停留</translation>
    </message>
    <message>
        <source>Known stays</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Outlets with most warned parcels</source>
        <translation>预警最多的网点</translation>
    </message>
    <message>
        <source>By the outlet of the last scan, the worst first</source>
        <translation>按最后轨迹所在网点，最多的在前</translation>
    </message>
    <message>
        <source>No warned parcel lies at a known outlet</source>
        <translation>没有停在已知网点的预警包裹</translation>
    </message>
    <message>
        <source>{name}: median {hours} of {stays} stay(s); {stalled} of {judged} parcel(s) stalled</source>
        <translation>{name}：{stays} 次停留的中位数 {hours}；{judged} 件中 {stalled} 件停滞</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>其余 {n} 件</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>Usually leaves {hub} in {usual} (nine in ten within {late}, {n} parcel(s)); now {stay}</source>
        <translation>通常 {usual} 离开{hub}（九成在 {late} 内，样本 {n} 件）；现已 {stay}</translation>
    </message>
    <message>
        <source>{name}: {number}, first deadline {time}</source>
        <translation>{name}：{number}，最早截止 {time}</translation>
    </message>
    <message>
        <source>Carriers at the first hub, 30 days</source>
        <translation>近30天各快递首分拨停留</translation>
    </message>
    <message>
        <source>Median hours from arrival to departure where both were scanned; stalled: not gone 48 h after pickup. The largest share stalled first.</source>
        <translation>到达至离开的中位小时（两次都有扫描的包裹）；停滞：揽收后48小时仍未离开。停滞率高的在前。</translation>
    </message>
    <message>
        <source>No parcel was seen at a first hub in 30 days</source>
        <translation>近30天没有包裹到过首分拨</translation>
    </message>
    <message>
        <source>{hours} · stalled {share}</source>
        <translation>{hours} · 停滞 {share}</translation>
    </message>
    <message>
        <source>Foreseen stalls (from history)</source>
        <translation>预计停滞（按历史）</translation>
    </message>
    <message>
        <source>Longer at the first hub than nine in ten parcels of your shops in 30 days; silent below 20 of them. Ours alone: no rule&apos;s limit, no platform&apos;s warning.</source>
        <translation>在首分拨停留已超过近30天九成包裹；样本不足20件不提示。仅为本机预估，不是规则时限，也不是平台预警。</translation>
    </message>
    <message>
        <source>No parcel stays longer than usual</source>
        <translation>没有停留异常的包裹</translation>
    </message>
    <message>
        <source>{stay} · usually {usual}</source>
        <translation>{stay} · 通常 {usual}</translation>
    </message>
    <message>
        <source>All shops</source>
        <translation>全部店铺</translation>
    </message>
    <message>
        <source>Deadlines in the next 72 hours</source>
        <translation>未来72小时截止</translation>
    </message>
    <message>
        <source>Warned rows by the hour in which they fall due</source>
        <translation>按截止所在的小时统计的预警</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Nothing falls due in the next 72 hours</source>
        <translation>未来72小时没有截止</translation>
    </message>
    <message>
        <source>New warnings in 14 days</source>
        <translation>近14天新增预警</translation>
    </message>
    <message>
        <source>As recorded then, by the day on which they appeared</source>
        <translation>按当时记录的出现日期统计</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>New warnings</source>
        <translation>新增预警</translation>
    </message>
    <message>
        <source>No warning appeared in 14 days</source>
        <translation>近14天没有新增预警</translation>
    </message>
    <message>
        <source>{time}: {n} row(s)</source>
        <translation>{time}：{n} 条</translation>
    </message>
    <message>
        <source>{day}: {n} new warning(s)</source>
        <translation>{day}：新增 {n} 条</translation>
    </message>
    <message>
        <source>New on {day}</source>
        <translation>{day}新增</translation>
    </message>
    <message>
        <source>Picked up within 48 h</source>
        <translation>48小时揽收率</translation>
    </message>
    <message>
        <source>Of the orders paid on a day, but for cancelled ones and those whose trace was never asked for; the last day is three days ago, as the label counts. Above 98 % passes, 98 % itself does not.</source>
        <translation>按付款日统计，不含已取消和未查询过轨迹的订单；最近一天为三天前（打标口径 T-3）。高于 98% 才达标，等于不算。</translation>
    </message>
    <message>
        <source>Day of payment</source>
        <translation>付款日</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款订单</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>No order was paid on these days</source>
        <translation>这些天没有付款订单</translation>
    </message>
    <message>
        <source>{day}: {picked} of {paid} order(s), {share}</source>
        <translation>{day}：{paid} 单中 {picked} 单按时揽收，{share}</translation>
    </message>
    <message>
        <source>Paid {day}</source>
        <translation>付款 {day}</translation>
    </message>
    <message>
        <source>Look back…</source>
        <translation>回看…</translation>
    </message>
    <message>
        <source>Turn this view and the monitor to a past instant</source>
        <translation>把今日待办和物流监控转到过去的某个时刻</translation>
    </message>
    <message>
        <source>Copy for the group</source>
        <translation>复制群消息</translation>
    </message>
    <message>
        <source>Group report of {time}: {n} to handle before closing time.</source>
        <translation>{time} 群播报：{n} 条须在下班前处理。</translation>
    </message>
    <message>
        <source>Its file could not be written: {path}</source>
        <translation>文件写不进去：{path}</translation>
    </message>
    <message>
        <source>File: {path}</source>
        <translation>文件：{path}</translation>
    </message>
    <message>
        <source>A message by shop and outlet, without any order&apos;s number</source>
        <translation>按店铺和网点汇总，不含订单号和运单号</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Daily report, calendar or carriers&apos; account (Ctrl+E)</source>
        <translation>日报、截止日历或快递账 (Ctrl+E)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日待办</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Before closing time</source>
        <translation>下班前须处理</translation>
    </message>
    <message>
        <source>Within 24 h</source>
        <translation>24小时内</translation>
    </message>
    <message>
        <source>Within 72 h</source>
        <translation>72小时内</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>Before the penalty, time unknown</source>
        <translation>平台处罚前有效，时间未知</translation>
    </message>
    <message>
        <source>unknown {n}</source>
        <translation>未知 {n} 项</translation>
    </message>
    <message>
        <source>{n} point(s)</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>points unknown</source>
        <translation>扣分未知</translation>
    </message>
    <message>
        <source>{name} × {n}</source>
        <translation>{name} × {n}</translation>
    </message>
    <message>
        <source>Pre-penalty</source>
        <translation>处罚前</translation>
    </message>
    <message>
        <source>Due {time}</source>
        <translation>截止 {time}</translation>
    </message>
    <message>
        <source>First due {time}</source>
        <translation>最早截止 {time}</translation>
    </message>
    <message>
        <source>{n} to handle before closing time</source>
        <translation>下班前须处理 {n} 条</translation>
    </message>
    <message>
        <source>expected {risk}</source>
        <translation>预计扣款 {risk}</translation>
    </message>
    <message>
        <source>{n} further orders not priced</source>
        <translation>另有 {n} 单未计算金额</translation>
    </message>
    <message>
        <source>last reviewed {time}</source>
        <translation>上次复盘 {time}</translation>
    </message>
    <message>
        <source>Looking back at {time}: deadlines as recorded then, figures by the times of the scans.</source>
        <translation>回看 {time}：截止按当时的记录，图表按轨迹时间。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Daily report to print (*.pdf)</source>
        <translation>日报，可打印 (*.pdf)</translation>
    </message>
    <message>
        <source>Daily report as a workbook (*.xlsx)</source>
        <translation>日报，Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Deadlines as a calendar (*.ics)</source>
        <translation>截止日历 (*.ics)</translation>
    </message>
    <message>
        <source>Carriers&apos; account (*.xlsx)</source>
        <translation>快递账（*.xlsx）</translation>
    </message>
    <message>
        <source>Carriers&apos; account (*.pdf)</source>
        <translation>快递账（*.pdf）</translation>
    </message>
    <message>
        <source>Carriers&apos; account with whole waybills (*.xlsx)</source>
        <translation>快递账，含完整运单号 (*.xlsx)</translation>
    </message>
    <message>
        <source>Carriers&apos; account with whole waybills (*.pdf)</source>
        <translation>快递账，含完整运单号 (*.pdf)</translation>
    </message>
    <message>
        <source>Daily report {day}</source>
        <translation>履约日报 {day}</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; copied</source>
        <translation>已复制「{title}」</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>已写入：{path}</translation>
    </message>
    <message>
        <source>Message for the group copied</source>
        <translation>已复制群消息</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
</context>
<context>
    <name>today_text</name>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Before closing time</source>
        <translation>下班前</translation>
    </message>
    <message>
        <source>Within 24 h</source>
        <translation>24小时内</translation>
    </message>
    <message>
        <source>Within 72 h</source>
        <translation>72小时内</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>Before the penalty, time unknown</source>
        <translation>平台处罚前，时间未知</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Carrier not known</source>
        <translation>未能归到快递</translation>
    </message>
    <message>
        <source>unknown {n}</source>
        <translation>未知 {n} 项</translation>
    </message>
    <message>
        <source>Carriers&apos; account, {day}</source>
        <translation>快递账 {day}</translation>
    </message>
    <message>
        <source>From what platforms told (penalties, deductions, money given back), matched to our orders and parcels. Nothing is estimated; what has no amount is counted as unknown.</source>
        <translation>依据平台告知的处罚、扣款与返还，对应到本机订单与包裹。不做任何估算；没有金额的计为未知。</translation>
    </message>
    <message>
        <source>Times: +08:00.</source>
        <translation>时间均为北京时间。</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Outlet of the last scan</source>
        <translation>最后轨迹网点</translation>
    </message>
    <message>
        <source>By month, carrier and outlet</source>
        <translation>按月份、快递、网点</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>扣款</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>返还</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>Platforms took nothing yet.</source>
        <translation>平台尚未扣款。</translation>
    </message>
    <message>
        <source>Platform said</source>
        <translation>平台告知</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Last scan</source>
        <translation>最后轨迹</translation>
    </message>
    <message>
        <source>Parcels and evidence</source>
        <translation>包裹与凭据</translation>
    </message>
    <message>
        <source>{n} point(s)</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>points unknown</source>
        <translation>扣分未知</translation>
    </message>
    <message>
        <source>Fulfilment deadlines</source>
        <translation>履约截止</translation>
    </message>
    <message>
        <source>Expected deduction: {risk}</source>
        <translation>预计扣款：{risk}</translation>
    </message>
    <message>
        <source>Deadlines, {time}</source>
        <translation>履约截止提醒 {time}</translation>
    </message>
    <message>
        <source>Nothing is due before closing time.</source>
        <translation>下班前没有须处理的截止。</translation>
    </message>
    <message>
        <source>{shop}: {n} before closing time, {overdue} of them overdue</source>
        <translation>{shop}：下班前须处理 {n} 条，其中已超时 {overdue} 条</translation>
    </message>
    <message>
        <source>Where warned parcels lie:</source>
        <translation>预警包裹所在网点：</translation>
    </message>
    <message>
        <source>· {place}: {n} parcel(s), the first due {time}</source>
        <translation>· {place}：{n} 件，最早截止 {time}</translation>
    </message>
    <message>
        <source>Daily report {day}</source>
        <translation>履约日报 {day}</translation>
    </message>
    <message>
        <source>Our own warnings; not the platform&apos;s. Times: +08:00.</source>
        <translation>本机预警，非平台预警。时间均为北京时间。</translation>
    </message>
    <message>
        <source>State of {time}</source>
        <translation>数据截至 {time}</translation>
    </message>
    <message>
        <source>Expected deduction before closing time: {risk}</source>
        <translation>下班前预计扣款：{risk}</translation>
    </message>
    <message>
        <source>Last reviewed {time}</source>
        <translation>上次回看 {time}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>First deadline</source>
        <translation>最早截止</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>预警类型</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Expected deduction</source>
        <translation>预计扣款</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Warnings that appeared</source>
        <translation>当日新增预警</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>当日处理记录</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Median hours at the first hub</source>
        <translation>首分拨停留中位小时</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>停留次数</translation>
    </message>
    <message>
        <source>Not gone 48 h after pickup</source>
        <translation>揽收后48小时未离开</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Of {n} order(s) the amount was not worked out.</source>
        <translation>另有 {n} 单未计算金额。</translation>
    </message>
    <message>
        <source>Carriers, 30 days</source>
        <translation>近30天快递表现</translation>
    </message>
    <message>
        <source>Day of payment</source>
        <translation>付款日</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>实付</translation>
    </message>
    <message>
        <source>Picked up within 48 h</source>
        <translation>48小时内揽收</translation>
    </message>
    <message>
        <source>Pickup within 48 h</source>
        <translation>48小时揽收</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Only the first {n} are printed; the views show all.</source>
        <translation>仅列出前 {n} 条，全部请在窗口中查看。</translation>
    </message>
    <message>
        <source>Daily report {day} {time}</source>
        <translation>日报 {day} {time}</translation>
    </message>
</context>
<context>
    <name>tracing</name>
    <message>
        <source>{number}: {n} scan(s) told</source>
        <translation>{number}：查到 {n} 条轨迹</translation>
    </message>
    <message>
        <source>{number}: there is no scan yet</source>
        <translation>{number}：还没有轨迹</translation>
    </message>
    <message>
        <source>Ask for this parcel</source>
        <translation>查询该包裹</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Last four digits</source>
        <translation>电话后四位</translation>
    </message>
    <message>
        <source>{carrier} tells a trace only with the last four digits of the receiver&apos;s or the sender&apos;s telephone. They go into this one question and are kept nowhere. It costs one query; a number is asked for once in half an hour.</source>
        <translation>{carrier}要有收件人或寄件人电话后四位才提供轨迹。这四位只用于这一次查询，不会保存。会用掉一次查询；同一单号半小时内只查一次。</translation>
    </message>
</context>
<context>
    <name>tray</name>
    <message>
        <source>Open the workbench</source>
        <translation>打开工作台</translation>
    </message>
    <message>
        <source>Update now</source>
        <translation>立即更新</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>{n} to handle before closing time</source>
        <translation>下班前须处理 {n} 条</translation>
    </message>
    <message>
        <source>The workbench goes on in the tray</source>
        <translation>工作台仍在托盘运行</translation>
    </message>
    <message>
        <source>It keeps watching your shops. Quit in the icon&apos;s menu; in the settings you choose that closing the window ends it.</source>
        <translation>它会继续关注您的店铺。要退出请用托盘图标的菜单；也可以在「设置」里改为关闭窗口即退出。</translation>
    </message>
</context>
<context>
    <name>undo</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>verdicts</name>
    <message>
        <source>may be filed</source>
        <translation>可以报备</translation>
    </message>
    <message>
        <source>exempt</source>
        <translation>免责</translation>
    </message>
    <message>
        <source>penalty taken back and refunded</source>
        <translation>撤销处罚并退款</translation>
    </message>
    <message>
        <source>too late, not accepted</source>
        <translation>已逾期，不予受理</translation>
    </message>
    <message>
        <source>evidence not sufficient</source>
        <translation>凭证不足</translation>
    </message>
    <message>
        <source>ground not listed</source>
        <translation>不在所列情形内</translation>
    </message>
    <message>
        <source>not exempt</source>
        <translation>不免责</translation>
    </message>
    <message>
        <source>takes effect by itself</source>
        <translation>自动生效</translation>
    </message>
    <message>
        <source>without effect</source>
        <translation>不生效</translation>
    </message>
    <message>
        <source>not open for this</source>
        <translation>此情形未开放</translation>
    </message>
    <message>
        <source>file in advance</source>
        <translation>可提前报备</translation>
    </message>
    <message>
        <source>judged already: appeal</source>
        <translation>已判罚，走申诉</translation>
    </message>
    <message>
        <source>not covered</source>
        <translation>不在范围内</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>wizard</name>
    <message>
        <source>Needs the ticked pledge, no proof.</source>
        <translation>只需勾选承诺书，不需凭证。</translation>
    </message>
    <message>
        <source>The sources name no proof that it must have.</source>
        <translation>资料里没有写必须的凭证。</translation>
    </message>
    <message>
        <source>Needs: {proof}</source>
        <translation>需要：{proof}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Beijing time</source>
        <translation>北京时间</translation>
    </message>
    <message>
        <source>Only grounds that the rules hold for today are offered.</source>
        <translation>只列出今天规则里有的情形。</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>发生了什么？</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>There is no shop yet on a platform that takes filings.</source>
        <translation>还没有可以报备的平台店铺。</translation>
    </message>
    <message>
        <source>Choose the shop first.</source>
        <translation>请先选店铺。</translation>
    </message>
    <message>
        <source>The rules hold no filing on this platform for today.</source>
        <translation>规则里没有该平台今天可用的报备。</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Travels by</source>
        <translation>运输方式</translation>
    </message>
    <message>
        <source>I will sign the pledge (承诺书) on the platform&apos;s page</source>
        <translation>我会在平台页面勾选承诺书</translation>
    </message>
    <message>
        <source>What it stands on</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>{title}: {says}</source>
        <translation>{title}：{says}</translation>
    </message>
    <message>
        <source>What the platform would say to each, if it were sent now.</source>
        <translation>如果现在提交，每个订单预计的结果。</translation>
    </message>
    <message>
        <source>These orders</source>
        <translation>这些订单</translation>
    </message>
    <message>
        <source>Add an order number, Enter</source>
        <translation>输入订单号，回车添加</translation>
    </message>
    <message>
        <source>Add an order number</source>
        <translation>添加订单号</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Takes the marked orders out (Del)</source>
        <translation>移出选中的订单 (Del)</translation>
    </message>
    <message>
        <source>The first {shown} of {n} orders; all of them are filed.</source>
        <translation>共 {n} 单，这里列出前 {shown} 单；报备时全部包含。</translation>
    </message>
    <message>
        <source>The soonest limit of these orders is {time}.</source>
        <translation>这些订单最早的截止时间：{time}。</translation>
    </message>
    <message>
        <source>Penalised already, not accepted any more: {n}</source>
        <translation>已被处罚，不再受理：{n} 单</translation>
    </message>
    <message>
        <source>Judged already, to be appealed instead: {n}</source>
        <translation>已判罚，应改走申诉：{n} 单</translation>
    </message>
    <message>
        <source>Past their promised shipping time, where a ticket may arise all the same: {n}</source>
        <translation>已过承诺发货时间，仍可能产生工单：{n} 单</translation>
    </message>
    <message>
        <source>Over their limit: {n}. What is done counts before the platform&apos;s penalty only; look into its penalty centre first.</source>
        <translation>已超时 {n} 单：平台处罚前处理才有效，请先查处罚中心。</translation>
    </message>
    <message>
        <source>Order {order}, judged {time}: an appeal can rest on {number}.</source>
        <translation>订单 {order}（{time} 判罚）：申诉可用报备编号 {number}。</translation>
    </message>
    <message>
        <source>Order {order}, judged {time}: no number was approved before; this filing comes too late for an appeal ({rule}).</source>
        <translation>订单 {order}（{time} 判罚）：判责前没有通过的报备编号，现在报备来不及用于申诉（{rule}）。</translation>
    </message>
    <message>
        <source>An approval {cost} ({rule}).</source>
        <translation>报备通过后：{cost}（{rule}）。</translation>
    </message>
    <message>
        <source>The sources name nothing that a filing costs.</source>
        <translation>资料里没有写报备的代价。</translation>
    </message>
    <message>
        <source>Order {order}: dealt with {time}, before the penalty: exempt.</source>
        <translation>订单 {order}：{time} 已处理，在处罚前，预计免责，不必再报备。</translation>
    </message>
    <message>
        <source>Order {order}: dealt with {time}, too late to be exempt.</source>
        <translation>订单 {order}：{time} 才处理，已晚于处罚，不能免责。</translation>
    </message>
    <message>
        <source> By your own record.</source>
        <translation>（按您的记录）</translation>
    </message>
    <message>
        <source>{act}: cures without asking the platform, orders: {n}</source>
        <translation>{act}：可解决其中 {n} 单，不用等平台审核</translation>
    </message>
    <message>
        <source>Less than a day outside the window, {n}: {orders}</source>
        <translation>有 {n} 单的承诺时间只差不到一天就在范围内：{orders}</translation>
    </message>
    <message>
        <source>Promise or region not told, so that it is unknown, orders: {n}.</source>
        <translation>有 {n} 单的承诺时间或收货地区未知，能否覆盖未知。</translation>
    </message>
    <message>
        <source>The rules put no other remedy before this filing.</source>
        <translation>规则里没有排在报备之前的其他办法。</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>截止 {time}</translation>
    </message>
    <message>
        <source>before the penalty</source>
        <translation>处罚前有效</translation>
    </message>
    <message>
        <source>Between {since} and {until} no filing covers anything.</source>
        <translation>{since} 至 {until} 之间没有报备覆盖。</translation>
    </message>
    <message>
        <source>Between {since} and {until} two filings cover the same.</source>
        <translation>{since} 至 {until} 之间有两份报备重叠。</translation>
    </message>
    <message>
        <source>Not among the orders of this shop: {orders}</source>
        <translation>不是本店的订单：{orders}</translation>
    </message>
    <message>
        <source>Orders of the filing</source>
        <translation>报备的订单</translation>
    </message>
    <message>
        <source>What each warned order would be spared</source>
        <translation>每个有预警的订单可免去什么</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>spared</source>
        <translation>免责</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>承诺发货</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Foreseen</source>
        <translation>预计结果</translation>
    </message>
    <message>
        <source>What stands outside of it is not protected by this filing.</source>
        <translation>范围以外的订单不受这份报备保护。</translation>
    </message>
    <message>
        <source>Whom does it speak of?</source>
        <translation>报备哪些订单？</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>报备对象</translation>
    </message>
    <message>
        <source>Search the items of open orders</source>
        <translation>搜索未完结订单里的商品</translation>
    </message>
    <message>
        <source>Receiving regions</source>
        <translation>收货地区</translation>
    </message>
    <message>
        <source>Search the regions</source>
        <translation>搜索地区</translation>
    </message>
    <message>
        <source>orders: {n}</source>
        <translation>{n} 单</translation>
    </message>
    <message>
        <source>The whole shop; open orders at this moment: {n}.</source>
        <translation>全店：此刻有 {n} 个未完结订单。</translation>
    </message>
    <message>
        <source>Order numbers, one on a line</source>
        <translation>订单号，一行一个</translation>
    </message>
    <message>
        <source>Orders named: {n}</source>
        <translation>已填 {n} 单</translation>
    </message>
    <message>
        <source>Promised shipping times</source>
        <translation>承诺发货时间</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Take those of all open orders</source>
        <translation>用全部未完结订单的时间</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Plain words: when, where, which parcels, what was done. What stands in 〔〕 is yours to fill in. The platforms read Chinese, so the texts are Chinese.</source>
        <translation>写清时间、地点、哪些包裹、做了什么；〔〕里的由您填写。</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>情况说明</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Copy the statement</source>
        <translation>复制说明</translation>
    </message>
    <message>
        <source>Checked {day}; replaces what stands in the box</source>
        <translation>最后核实 {day}；会替换框里的文字</translation>
    </message>
    <message>
        <source>Characters: {n}; the sources state no limit.</source>
        <translation>{n} 字；资料里没有写字数上限。</translation>
    </message>
    <message>
        <source> Places 〔〕 still to be filled in: {n}.</source>
        <translation> 还有 {n} 处〔〕要填写。</translation>
    </message>
    <message>
        <source>{n} of at most {most} characters ({source}).</source>
        <translation>{n} 字，上限 {most} 字（{source}）。</translation>
    </message>
    <message>
        <source>Begin with &quot;{title}&quot;</source>
        <translation>用「{title}」开头</translation>
    </message>
    <message>
        <source>Telephone numbers and names are kept and copied masked.</source>
        <translation>电话和姓名会遮盖后保存和复制。</translation>
    </message>
    <message>
        <source>Statement copied</source>
        <translation>说明已复制</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Nobody looked at the carrier&apos;s own site yet.</source>
        <translation>还没有看过快递官网的轨迹。</translation>
    </message>
    <message>
        <source>A picture of a chat cannot be searched for the order number.</source>
        <translation>聊天截图无法搜索订单号，请自行核对。</translation>
    </message>
    <message>
        <source>Which event it was is not said yet.</source>
        <translation>还没有选是哪种事件。</translation>
    </message>
    <message>
        <source>How the goods travel is not said yet.</source>
        <translation>还没有选是货运还是快递。</translation>
    </message>
    <message>
        <source>Whether the pledge is signed is not said yet.</source>
        <translation>还没有勾选是否签承诺书。</translation>
    </message>
    <message>
        <source>When the order was paid is not known.</source>
        <translation>不知道订单的付款时间。</translation>
    </message>
    <message>
        <source>express</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>notice of {day}</source>
        <translation>公告 {day}</translation>
    </message>
    <message>
        <source>page of {day}</source>
        <translation>页面 {day}</translation>
    </message>
    <message>
        <source>checked {day}</source>
        <translation>最后核实 {day}</translation>
    </message>
    <message>
        <source>Kept encrypted, without places and device names; cover names and numbers.</source>
        <translation>加密保存，自动去掉拍摄地点和设备信息；姓名电话请涂黑。</translation>
    </message>
    <message>
        <source>What proves it?</source>
        <translation>有什么凭证？</translation>
    </message>
    <message>
        <source>On the carrier&apos;s own site the trace</source>
        <translation>快递官网上的轨迹</translation>
    </message>
    <message>
        <source>moves on</source>
        <translation>正常更新</translation>
    </message>
    <message>
        <source>stands still as well</source>
        <translation>也停滞了</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>还没看</translation>
    </message>
    <message>
        <source>Look on the platform and write down what it says.</source>
        <translation>到平台查看结果，记在这里。</translation>
    </message>
    <message>
        <source>What became of it?</source>
        <translation>结果如何？</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>The platform&apos;s filing number</source>
        <translation>平台的报备编号</translation>
    </message>
    <message>
        <source>Answered at</source>
        <translation>答复时间</translation>
    </message>
    <message>
        <source>Holds until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Ship by, as granted</source>
        <translation>批准的最晚发货</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>The platform&apos;s answer</source>
        <translation>平台的答复</translation>
    </message>
    <message>
        <source>sent {time}</source>
        <translation>提交 {time}</translation>
    </message>
    <message>
        <source>accepted {time}</source>
        <translation>通过 {time}</translation>
    </message>
    <message>
        <source>answered {time}</source>
        <translation>答复 {time}</translation>
    </message>
    <message>
        <source>no number yet</source>
        <translation>还没有编号</translation>
    </message>
    <message>
        <source>{rule}: this one has no approved number yet.</source>
        <translation>{rule}：这份报备还没有通过的编号。</translation>
    </message>
    <message>
        <source>The platforms take filings from people only: send it on the platform&apos;s page, then write down here what it answered.</source>
        <translation>平台只接受人工提交：请在平台页面提交，再回来记下编号。</translation>
    </message>
    <message>
        <source>Send it on the platform</source>
        <translation>到平台提交</translation>
    </message>
    <message>
        <source>1. Open the platform&apos;s page</source>
        <translation>1. 打开平台页面</translation>
    </message>
    <message>
        <source>2. Paste what is asked for</source>
        <translation>2. 粘贴要填的内容</translation>
    </message>
    <message>
        <source>Copy the order numbers</source>
        <translation>复制订单号</translation>
    </message>
    <message>
        <source>3. Write down that you sent it</source>
        <translation>3. 记下提交情况</translation>
    </message>
    <message>
        <source>Filing number (报备编号); may be added later</source>
        <translation>报备编号，可以以后再补</translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>I have sent it</source>
        <translation>我已在平台提交</translation>
    </message>
    <message>
        <source>Only recorded here.</source>
        <translation>这里只做记录。</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器打开</translation>
    </message>
    <message>
        <source>The sources name no page: ask the platform&apos;s service.</source>
        <translation>资料里没有写页面，请咨询平台客服。</translation>
    </message>
    <message>
        <source>The sources name no address: follow these menus.</source>
        <translation>资料里没有网址，请按以上菜单进入。</translation>
    </message>
    <message>
        <source>No browser answered; the address was copied</source>
        <translation>没有打开浏览器，网址已复制</translation>
    </message>
    <message>
        <source>Order numbers copied: {n}</source>
        <translation>已复制 {n} 个订单号</translation>
    </message>
    <message>
        <source>Foreseen by our rules; the platform decides.</source>
        <translation>按本机规则预计，以平台判定为准。</translation>
    </message>
    <message>
        <source>Before it is sent</source>
        <translation>提交之前</translation>
    </message>
    <message>
        <source>What the orders get</source>
        <translation>订单会怎样</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Appeals</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Is there something cheaper?</source>
        <translation>有没有更省的办法</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>衔接与边缘</translation>
    </message>
    <message>
        <source>{verdict}: {n}</source>
        <translation>{verdict}：{n} 单</translation>
    </message>
    <message>
        <source>Is it complete?</source>
        <translation>是否齐全</translation>
    </message>
    <message>
        <source>✓ Nothing is missing that the sources demand.</source>
        <translation>✓ 资料要求的都齐了。</translation>
    </message>
    <message>
        <source>What it would bring now</source>
        <translation>现在提交会怎样</translation>
    </message>
    <message>
        <source>Work it out</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>Orders and what is foreseen for each</source>
        <translation>订单与预计结果</translation>
    </message>
    <message>
        <source>Choose a ground to see which orders it covers.</source>
        <translation>选好情形，就能看到覆盖哪些订单。</translation>
    </message>
    <message>
        <source>What it covers</source>
        <translation>这份报备会怎样</translation>
    </message>
    <message>
        <source>Orders in scope: {n}</source>
        <translation>范围内 {n} 单</translation>
    </message>
    <message>
        <source>With a promise inside the window: {n}</source>
        <translation>承诺发货时间在范围内：{n} 单</translation>
    </message>
    <message>
        <source>◇ Cannot be known: {n}</source>
        <translation>◇ 未知能否覆盖：{n} 单</translation>
    </message>
    <message>
        <source>▲ Past their promise: {n}</source>
        <translation>▲ 已过承诺发货时间：{n} 单</translation>
    </message>
    <message>
        <source>▲ Judged, with no number to appeal by: {n}</source>
        <translation>▲ 已判罚、没有可用于申诉的编号：{n} 单</translation>
    </message>
    <message>
        <source>▲ Not in this shop: {n}</source>
        <translation>▲ 不是本店订单：{n} 单</translation>
    </message>
    <message>
        <source>◇ Just outside: {n}</source>
        <translation>◇ 刚好在范围外：{n} 单</translation>
    </message>
    <message>
        <source>Progress of the preview</source>
        <translation>预览进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{done} of {total} order(s)</source>
        <translation>已看 {done} / {total} 单</translation>
    </message>
    <message>
        <source>here</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>有缺项</translation>
    </message>
    <message>
        <source>may be filled in</source>
        <translation>可补充</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>It cannot have been answered before it was sent.</source>
        <translation>答复时间不能早于提交时间。</translation>
    </message>
    <message>
        <source>The preview was cancelled.</source>
        <translation>预览已取消。</translation>
    </message>
    <message>
        <source>Delete the draft</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What was written stays a draft (Esc)</source>
        <translation>写过的都留在草稿里 (Esc)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Draft &quot;{case}&quot; deleted</source>
        <translation>草稿「{case}」已删除</translation>
    </message>
    <message>
        <source>Filing recorded: {state}</source>
        <translation>报备已记录：{state}</translation>
    </message>
    <message>
        <source>New filing</source>
        <translation>新建报备</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>即将超时</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>No warning</source>
        <translation>无预警</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>尚未起算</translation>
    </message>
    <message>
        <source>Within its time</source>
        <translation>时限内</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Over the limit</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Far over the limit</source>
        <translation>严重超时</translation>
    </message>
    <message>
        <source>Remote region, not assessed</source>
        <translation>偏远地区·不考核</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Chased</source>
        <translation>已催件</translation>
    </message>
    <message>
        <source>Awaiting carrier</source>
        <translation>待快递反馈</translation>
    </message>
    <message>
        <source>Number replaced</source>
        <translation>已换单</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>已报备</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Awaiting payment</source>
        <translation>待付款</translation>
    </message>
    <message>
        <source>To be shipped</source>
        <translation>待发货</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Waiting for the other program&apos;s round</source>
        <translation>等待另一程序更新完毕</translation>
    </message>
    <message>
        <source>Reading orders</source>
        <translation>读取订单</translation>
    </message>
    <message>
        <source>Asking for traces</source>
        <translation>查询轨迹</translation>
    </message>
    <message>
        <source>Reading scans anew</source>
        <translation>重新识别轨迹</translation>
    </message>
    <message>
        <source>Checking deadlines</source>
        <translation>核对时限</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已更换</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>1688</source>
        <translation>1688</translation>
    </message>
    <message>
        <source>Taobao</source>
        <translation>淘宝</translation>
    </message>
    <message>
        <source>Tmall</source>
        <translation>天猫</translation>
    </message>
    <message>
        <source>Douyin</source>
        <translation>抖店</translation>
    </message>
    <message>
        <source>Platform unknown</source>
        <translation>平台未知</translation>
    </message>
    <message>
        <source>not updated yet</source>
        <translation>尚未更新</translation>
    </message>
    <message>
        <source>online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>sign-in expired</source>
        <translation>登录已过期</translation>
    </message>
    <message>
        <source>asked to wait</source>
        <translation>限流等待</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>连接不上</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>unreadable answer</source>
        <translation>应答异常</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>文件导入</translation>
    </message>
    <message>
        <source>followed by the trace provider</source>
        <translation>由轨迹服务商跟踪</translation>
    </message>
    <message>
        <source>today&apos;s trace queries are used up</source>
        <translation>今天的轨迹查询次数已用完</translation>
    </message>
    <message>
        <source>Order placed</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Picked up</source>
        <translation>揽收</translation>
    </message>
    <message>
        <source>Departed</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>运输中</translation>
    </message>
    <message>
        <source>Out for delivery</source>
        <translation>派送中</translation>
    </message>
    <message>
        <source>Ready for collection</source>
        <translation>待自提</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>转寄</translation>
    </message>
    <message>
        <source>Customs</source>
        <translation>清关</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Unread scan</source>
        <translation>未识别</translation>
    </message>
    <message>
        <source>All warnings</source>
        <translation>全部预警</translation>
    </message>
    <message>
        <source>Overdue, to cure</source>
        <translation>已超时待补救</translation>
    </message>
    <message>
        <source>Before closing time</source>
        <translation>下班前须处理</translation>
    </message>
    <message>
        <source>Within 6 h</source>
        <translation>6 小时内</translation>
    </message>
    <message>
        <source>Within 24 h</source>
        <translation>24 小时内</translation>
    </message>
    <message>
        <source>Within 48 h</source>
        <translation>48 小时内</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Handled, awaiting a scan</source>
        <translation>已处理，等轨迹</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部未完成</translation>
    </message>
    <message>
        <source>Delivery stuck</source>
        <translation>派签滞留</translation>
    </message>
    <message>
        <source>Returned to sender</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Problem parcel</source>
        <translation>问题件</translation>
    </message>
    <message>
        <source>Cannot be tracked</source>
        <translation>无法跟踪</translation>
    </message>
    <message>
        <source>Foreseen stall (from history)</source>
        <translation>预计停滞（按历史）</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Carrier · outlet</source>
        <translation>快递・网点</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Forfeited damages</source>
        <translation>违约金</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>赔付</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>体验分</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>理赔</translation>
    </message>
    <message>
        <source>applies</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>expected exempt</source>
        <translation>预计免除</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>无成本</translation>
    </message>
    <message>
        <source>costs a second parcel</source>
        <translation>需重发一件</translation>
    </message>
    <message>
        <source>costs the sale</source>
        <translation>需退款</translation>
    </message>
    <message>
        <source>costs the 48 h label and its traffic</source>
        <translation>失去 48 小时标和流量</translation>
    </message>
    <message>
        <source>still counts</source>
        <translation>仍有效</translation>
    </message>
    <message>
        <source>no exemption promised</source>
        <translation>不保证免责</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>已来不及</translation>
    </message>
    <message>
        <source>Replace the number</source>
        <translation>换单号</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>File or appeal</source>
        <translation>报备或申诉</translation>
    </message>
    <message>
        <source>Chase the carrier</source>
        <translation>催件</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Change the carrier</source>
        <translation>换快递</translation>
    </message>
    <message>
        <source>Have the receipt confirmed</source>
        <translation>请买家确认收货</translation>
    </message>
    <message>
        <source>Agree with the buyer</source>
        <translation>与买家协商</translation>
    </message>
    <message>
        <source>New warning</source>
        <translation>新预警</translation>
    </message>
    <message>
        <source>Warning more urgent</source>
        <translation>预警升级</translation>
    </message>
    <message>
        <source>Warning ended</source>
        <translation>预警解除</translation>
    </message>
    <message>
        <source>Ticket to be answered</source>
        <translation>工单待回复</translation>
    </message>
    <message>
        <source>A filing ends</source>
        <translation>报备即将到期</translation>
    </message>
    <message>
        <source>Last day to appeal</source>
        <translation>申诉即将截止</translation>
    </message>
    <message>
        <source>Time to look again</source>
        <translation>到再看时间</translation>
    </message>
    <message>
        <source>Sign-in ends soon</source>
        <translation>登录即将到期</translation>
    </message>
    <message>
        <source>Sign-in expired</source>
        <translation>登录已过期</translation>
    </message>
    <message>
        <source>Shop stopped</source>
        <translation>店铺停止更新</translation>
    </message>
    <message>
        <source>Shop answers again</source>
        <translation>店铺恢复更新</translation>
    </message>
    <message>
        <source>Orders not read</source>
        <translation>订单未能读取</translation>
    </message>
    <message>
        <source>Trace provider stopped</source>
        <translation>物流查询服务中断</translation>
    </message>
    <message>
        <source>Trace provider answers again</source>
        <translation>物流查询服务恢复</translation>
    </message>
    <message>
        <source>File taken in</source>
        <translation>文件已导入</translation>
    </message>
    <message>
        <source>No room for a backup</source>
        <translation>备份空间不够</translation>
    </message>
    <message>
        <source>Backup not made</source>
        <translation>备份没有做成</translation>
    </message>
    <message>
        <source>Data file held open</source>
        <translation>数据文件被占用</translation>
    </message>
    <message>
        <source>Data on a network drive</source>
        <translation>数据在网络盘上</translation>
    </message>
    <message>
        <source>Data in a synchronised folder</source>
        <translation>数据在同步文件夹里</translation>
    </message>
    <message>
        <source>Group report</source>
        <translation>群播报</translation>
    </message>
    <message>
        <source>Group robot stopped</source>
        <translation>群机器人异常</translation>
    </message>
    <message>
        <source>Group robot works again</source>
        <translation>群机器人恢复</translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>DingTalk</source>
        <translation>钉钉</translation>
    </message>
    <message>
        <source>WeCom</source>
        <translation>企业微信</translation>
    </message>
    <message>
        <source>Feishu</source>
        <translation>飞书</translation>
    </message>
    <message>
        <source>takes messages</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>takes no message</source>
        <translation>收不到消息</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>连接不上</translation>
    </message>
    <message>
        <source>asks to wait</source>
        <translation>限流等待中</translation>
    </message>
    <message>
        <source>Platform warning</source>
        <translation>平台预警</translation>
    </message>
    <message>
        <source>Platform penalty</source>
        <translation>平台处罚</translation>
    </message>
    <message>
        <source>Deduction</source>
        <translation>扣款</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>文件导入</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Entered by hand</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>Nothing to appeal</source>
        <translation>无需申诉</translation>
    </message>
    <message>
        <source>Open to appeal</source>
        <translation>可申诉</translation>
    </message>
    <message>
        <source>Appeal closed</source>
        <translation>已不可申诉</translation>
    </message>
    <message>
        <source>End unknown</source>
        <translation>申诉期未知</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Sub-order number</source>
        <translation>子订单号</translation>
    </message>
    <message>
        <source>Waybill number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Platform&apos;s own number</source>
        <translation>平台编号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State of the appeal</source>
        <translation>申诉状态</translation>
    </message>
    <message>
        <source>Platform shows less than the carrier</source>
        <translation>平台轨迹与物流官网不符</translation>
    </message>
    <message>
        <source>Buyer does not answer</source>
        <translation>买家一直未回复</translation>
    </message>
    <message>
        <source>Force majeure</source>
        <translation>不可抗力</translation>
    </message>
    <message>
        <source>Freight: the buyer asked for the delay</source>
        <translation>货运：买家要求延后</translation>
    </message>
    <message>
        <source>Parcel lost</source>
        <translation>包裹丢失</translation>
    </message>
    <message>
        <source>Goods damaged</source>
        <translation>货物破损</translation>
    </message>
    <message>
        <source>Refused by the buyer</source>
        <translation>买家拒收</translation>
    </message>
    <message>
        <source>Buyer asked for another carrier</source>
        <translation>买家要求更换物流</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Epidemic</source>
        <translation>疫情</translation>
    </message>
    <message>
        <source>Natural disaster</source>
        <translation>自然灾害</translation>
    </message>
    <message>
        <source>Large meeting</source>
        <translation>大型会议</translation>
    </message>
    <message>
        <source>Sports event</source>
        <translation>体育赛事</translation>
    </message>
    <message>
        <source>Cannot be shipped</source>
        <translation>无法发货</translation>
    </message>
    <message>
        <source>Another ground</source>
        <translation>其他情形</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Ready to be sent</source>
        <translation>待提交</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果不详</translation>
    </message>
    <message>
        <source>Whole shop</source>
        <translation>全店</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Receiving regions</source>
        <translation>收货地区</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Urges shipping</source>
        <translation>催发货</translation>
    </message>
    <message>
        <source>Parcel stands still</source>
        <translation>物流停滞</translation>
    </message>
    <message>
        <source>Urges the invoice</source>
        <translation>催开发票</translation>
    </message>
    <message>
        <source>To be answered</source>
        <translation>待回复</translation>
    </message>
    <message>
        <source>Answer is overdue</source>
        <translation>回复已超时</translation>
    </message>
    <message>
        <source>To be invoiced</source>
        <translation>待开票</translation>
    </message>
    <message>
        <source>Points may be taken</source>
        <translation>可能扣分</translation>
    </message>
    <message>
        <source>Covered by a filing</source>
        <translation>已报备，无任务</translation>
    </message>
    <message>
        <source>Answered in time</source>
        <translation>按时回复</translation>
    </message>
    <message>
        <source>Answered late</source>
        <translation>超时回复</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已了结</translation>
    </message>
    <message>
        <source>Points taken</source>
        <translation>已扣分</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>已丢</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>有风险</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>可保住</translation>
    </message>
    <message>
        <source>None while filed</source>
        <translation>报备期无标</translation>
    </message>
    <message>
        <source>No orders</source>
        <translation>无订单</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>开票</translation>
    </message>
    <message>
        <source>Chat with the buyer</source>
        <translation>买家聊天记录</translation>
    </message>
    <message>
        <source>Trace of the carrier&apos;s own site</source>
        <translation>快递官网轨迹</translation>
    </message>
    <message>
        <source>Trace on the platform</source>
        <translation>平台轨迹</translation>
    </message>
    <message>
        <source>Attempt to reach the buyer</source>
        <translation>联系买家记录</translation>
    </message>
    <message>
        <source>Statement of the carrier or outlet</source>
        <translation>快递或网点证明</translation>
    </message>
    <message>
        <source>News report</source>
        <translation>新闻报道</translation>
    </message>
    <message>
        <source>Official notice</source>
        <translation>官方通知</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Other evidence</source>
        <translation>其他凭证</translation>
    </message>
    <message>
        <source>Refund due</source>
        <translation>已撤销，待退款</translation>
    </message>
    <message>
        <source>Money returned</source>
        <translation>款已退回</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Nothing due</source>
        <translation>无到期事项</translation>
    </message>
    <message>
        <source>Orders&apos; limit</source>
        <translation>订单考核时限</translation>
    </message>
    <message>
        <source>Filing ends</source>
        <translation>报备到期</translation>
    </message>
    <message>
        <source>Appeal until</source>
        <translation>申诉截止</translation>
    </message>
    <message>
        <source>Platform chat</source>
        <translation>平台聊天</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Short message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Other chat</source>
        <translation>其他聊天</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>买家</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Platform&apos;s service</source>
        <translation>平台客服</translation>
    </message>
    <message>
        <source>Waits for the seller&apos;s answer</source>
        <translation>待卖家处理</translation>
    </message>
    <message>
        <source>Waits for the goods to be sent back</source>
        <translation>待买家退货</translation>
    </message>
    <message>
        <source>Waits for the seller&apos;s receipt</source>
        <translation>待卖家收货</translation>
    </message>
    <message>
        <source>Refused by the seller</source>
        <translation>卖家已拒绝</translation>
    </message>
    <message>
        <source>After-sale case closed</source>
        <translation>售后已关闭</translation>
    </message>
    <message>
        <source>Money given back</source>
        <translation>退款成功</translation>
    </message>
    <message>
        <source>Ship with a number</source>
        <translation>填单号发货</translation>
    </message>
    <message>
        <source>Ship without logistics</source>
        <translation>无需物流发货</translation>
    </message>
    <message>
        <source>Unknown, check with the platform</source>
        <translation>未知，请到平台核实</translation>
    </message>
    <message>
        <source>Done on the platform</source>
        <translation>已办成</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未办成</translation>
    </message>
    <message>
        <source>The order was made</source>
        <translation>订单已创建</translation>
    </message>
    <message>
        <source>The buyer paid</source>
        <translation>买家已付款</translation>
    </message>
    <message>
        <source>The price was changed</source>
        <translation>订单改价</translation>
    </message>
    <message>
        <source>Goods were shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>The number was replaced</source>
        <translation>单号已更换</translation>
    </message>
    <message>
        <source>The buyer confirmed receipt</source>
        <translation>买家确认收货</translation>
    </message>
    <message>
        <source>The order is completed</source>
        <translation>交易成功</translation>
    </message>
    <message>
        <source>The order was closed</source>
        <translation>订单已关闭</translation>
    </message>
    <message>
        <source>News of a refund</source>
        <translation>退款有变动</translation>
    </message>
    <message>
        <source>The address was changed</source>
        <translation>收货地址已修改</translation>
    </message>
    <message>
        <source>The note was changed</source>
        <translation>备注已修改</translation>
    </message>
    <message>
        <source>News of the order</source>
        <translation>订单有变动</translation>
    </message>
    <message>
        <source>as it was written</source>
        <translation>与写入时一致</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>写入后被改动</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>已被取出</translation>
    </message>
    <message>
        <source>added since</source>
        <translation>写入后被加入</translation>
    </message>
    <message>
        <source>Kuaidi100</source>
        <translation>快递100</translation>
    </message>
    <message>
        <source>Kdniao</source>
        <translation>快递鸟</translation>
    </message>
</context>
</TS>
