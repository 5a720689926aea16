<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CriterionText</name>
    <message>
        <source>targets of %1</source>
        <translation>%1 的目标</translation>
    </message>
    <message>
        <source>children of %1</source>
        <translation>%1 的子节点</translation>
    </message>
    <message>
        <source>parents of %1</source>
        <translation>%1 的父节点</translation>
    </message>
    <message>
        <source>∩ 1 further set, which takes nothing more away</source>
        <translation>∩ 另外 1 个集合，它没有再排除任何潜变量</translation>
    </message>
    <message>
        <source>∩ %1 further sets, which take nothing more away</source>
        <translation>∩ 另外 %1 个集合，它们没有再排除任何潜变量</translation>
    </message>
    <message>
        <source>∩ 1 further set</source>
        <translation>∩ 另外 1 个集合</translation>
    </message>
    <message>
        <source>∩ %1 further sets</source>
        <translation>∩ 另外 %1 个集合</translation>
    </message>
    <message>
        <source>%1 is left alone: %2.</source>
        <translation>只剩下 %1：它%2。</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>可恢复</translation>
    </message>
    <message>
        <source>Nothing reaches or leaves %1, so every latent is left: it %2 them all.</source>
        <translation>没有边到达或离开 %1，因此所有潜变量都留了下来：它%2其余所有潜变量。</translation>
    </message>
    <message>
        <source>may absorb</source>
        <translation>可能吸收</translation>
    </message>
    <message>
        <source>More than %1 is left: it %2 the rest.</source>
        <translation>剩下的不止 %1：它%2其余的潜变量。</translation>
    </message>
</context>
<context>
    <name>Definitions</name>
    <message>
        <source>actions %1</source>
        <translation>动作 %1</translation>
    </message>
    <message>
        <source>latents one step earlier %1</source>
        <translation>前一步的潜变量 %1</translation>
    </message>
    <message>
        <source>%1 of %2: %3.</source>
        <translation>%2 的%1：%3。</translation>
    </message>
    <message>
        <source>Parents</source>
        <translation>父节点</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>子节点</translation>
    </message>
    <message>
        <source>Latent %1</source>
        <translation>潜变量 %1</translation>
    </message>
    <message>
        <source>Action %1</source>
        <translation>动作 %1</translation>
    </message>
    <message>
        <source>%1 of %2: Ch = %3, the latents whose mechanism it enters (column of %4).</source>
        <translation>%2 的%1：Ch = %3，即它进入其机制的那些潜变量（%4 的这一列）。</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>It sets its targets apart from every other latent, provided that it has %1.</source>
        <translation>只要具备%1，它就能把它的目标与其他所有潜变量区分开。</translation>
    </message>
    <message>
        <source>sufficient influence</source>
        <translation>充分影响</translation>
    </message>
    <message>
        <source>C(%1, %1) = 1</source>
        <translation>C(%1, %1) = 1</translation>
    </message>
    <message>
        <source>%1 is always a function of its %2; the question is of what else.</source>
        <translation>%1 总是它的%2的函数；问题是它还是哪些别的因子的函数。</translation>
    </message>
    <message>
        <source>learned counterpart</source>
        <translation>学到的对应因子</translation>
    </message>
    <message>
        <source>the actions of %1, %2, are among those of %3, %4</source>
        <translation>%1 的动作 %2 都在 %3 的动作 %4 之中</translation>
    </message>
    <message>
        <source>its parents %1 are among %2</source>
        <translation>它的父节点 %1 都在 %2 之中</translation>
    </message>
    <message>
        <source>its children %1 are among %2</source>
        <translation>它的子节点 %1 都在 %2 之中</translation>
    </message>
    <message>
        <source>The converse holds too, so the two stay %1.</source>
        <translation>反过来也成立，因此二者保持%1。</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>The converse does not: %1 cannot absorb %2.</source>
        <translation>反过来不成立：%1 不会吸收 %2。</translation>
    </message>
    <message>
        <source>C(%1, %2) = 1: %1 may absorb %2</source>
        <translation>C(%1, %2) = 1：%1 可能吸收 %2</translation>
    </message>
    <message>
        <source>action %1 reaches %2 and not %3</source>
        <translation>动作 %1 到达 %2 而不到达 %3</translation>
    </message>
    <message>
        <source>%1 is parent of %2 and not of %3</source>
        <translation>%1 是 %2 的父节点而不是 %3 的父节点</translation>
    </message>
    <message>
        <source>%1 is child of %2 and not of %3</source>
        <translation>%1 是 %2 的子节点而不是 %3 的子节点</translation>
    </message>
    <message>
        <source>C(%1, %2) = 0: %1 cannot absorb %2</source>
        <translation>C(%1, %2) = 0：%1 不会吸收 %2</translation>
    </message>
    <message>
        <source>The targets of action %1</source>
        <translation>动作 %1 的目标</translation>
    </message>
    <message>
        <source>The children of %1, a parent of %2</source>
        <translation>%1 的子节点；%1 是 %2 的父节点</translation>
    </message>
    <message>
        <source>The parents of %1, a child of %2</source>
        <translation>%1 的父节点；%1 是 %2 的子节点</translation>
    </message>
    <message>
        <source>A set of the criterion</source>
        <translation>准则中的一个集合</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1 is among them, %2 are not: one edge tells %1 from all of those.</source>
        <translation>%1 在其中，%2 不在：一条边就把 %1 与它们全部区分开。</translation>
    </message>
    <message>
        <source>Rank in time</source>
        <translation>时间的秩</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>尚未得知。</translation>
    </message>
    <message>
        <source>Rank in time: %1 of %2</source>
        <translation>时间的秩：%1（共 %2）</translation>
    </message>
    <message>
        <source>%1 has %2 edges. The effects of the past on the present, one entry an edge, were computed at many histories; together they span %3 directions.</source>
        <translation>%1 有 %2 条边。在许多历史上计算了过去对现在的影响，每条边一个分量；它们合起来张成 %3 个方向。</translation>
    </message>
    <message>
        <source>Each edge can be told from the others: the influence is sufficient.</source>
        <translation>每条边都能与其他边区分开：影响是充分的。</translation>
    </message>
    <message>
        <source>Some edges always move together, so learning cannot tell them apart.</source>
        <translation>有些边总是一起变动，因此学习无法把它们区分开。</translation>
    </message>
    <message>
        <source>Tested: the %1 form.</source>
        <translation>检验的是%1形式。</translation>
    </message>
    <message>
        <source>Rank of %1</source>
        <translation>%1 的秩</translation>
    </message>
    <message>
        <source>Rank of %1: %2 of %3</source>
        <translation>%1 的秩：%2（共 %3）</translation>
    </message>
    <message>
        <source>%1 has the targets %2. Its effects on them, computed at many histories, span %3 of %4 directions.</source>
        <translation>%1 的目标是 %2。在许多历史上计算了它对这些目标的影响，共张成 %4 个方向中的 %3 个。</translation>
    </message>
    <message>
        <source>So the targets respond in ways that differ: the influence is sufficient.</source>
        <translation>因此这些目标的响应各不相同：影响是充分的。</translation>
    </message>
    <message>
        <source>The targets respond in step, as by a linear mechanism, so learning may rotate them into each other whatever the graph says.</source>
        <translation>这些目标的响应步调一致，如同线性机制那样，因此无论图怎么说，学习都可能把它们相互旋转。</translation>
    </message>
    <message>
        <source>Recovered, disentangled</source>
        <translation>可恢复，解耦</translation>
    </message>
    <message>
        <source>The latent is an invertible function of one learned factor alone; which one, and its scale, cannot be known.</source>
        <translation>该潜变量是单独一个学到的因子的可逆函数；是哪一个、用什么尺度，无从得知。</translation>
    </message>
    <message>
        <source>Its row of the %1 has a single 1.</source>
        <translation>它在%1中的那一行只有一个 1。</translation>
    </message>
    <message>
        <source>permitted pattern</source>
        <translation>允许模式</translation>
    </message>
    <message>
        <source>Here: %1, %2 of %3.</source>
        <translation>此处：%1，即 %3 个中的 %2 个。</translation>
    </message>
    <message>
        <source>%1 may absorb %2</source>
        <translation>%1 可能吸收 %2</translation>
    </message>
    <message>
        <source>May absorb</source>
        <translation>可能吸收</translation>
    </message>
    <message>
        <source>z_i may absorb z_j when all parents and children of z_i are also those of z_j: a model in which the %1 of z_i also holds some of z_j fits as well with as few edges.</source>
        <translation>当 z_i 的所有父节点和子节点也都是 z_j 的父节点和子节点时，z_i 可能吸收 z_j：一个模型若让 z_i 的%1也含有 z_j 的一部分，会拟合得同样好，边也同样少。</translation>
    </message>
    <message>
        <source>Here: none may.</source>
        <translation>此处：没有。</translation>
    </message>
    <message>
        <source>Here: %1%2.</source>
        <translation>此处：%1%2。</translation>
    </message>
    <message>
        <source> and more</source>
        <translation> 等等</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Latents stay mixed when each %1 the other: only their joint space can be learned.</source>
        <translation>当若干潜变量彼此都%1时，它们保持混合：只能学到它们共同的空间。</translation>
    </message>
    <message>
        <source>may absorb</source>
        <translation>可能吸收</translation>
    </message>
    <message>
        <source>Here: none.</source>
        <translation>此处：没有。</translation>
    </message>
    <message>
        <source>Here: %1.</source>
        <translation>此处：%1。</translation>
    </message>
    <message>
        <source>Learned counterpart</source>
        <translation>学到的对应因子</translation>
    </message>
    <message>
        <source>Learning finds factors in an order of its own. The counterpart of z_i is the learned factor that is matched with it; theory says of what other latents it may be a function.</source>
        <translation>学习按自己的顺序找到因子。z_i 的对应因子是与它匹配的那个学到的因子；理论说明它可能还是哪些其他潜变量的函数。</translation>
    </message>
    <message>
        <source>Complete, partial, no disentanglement</source>
        <translation>完全解耦、部分解耦、不解耦</translation>
    </message>
    <message>
        <source>Complete: every latent is %1; C is the identity. No: C is all ones. Partial: between the two.</source>
        <translation>完全：每个潜变量都%1；C 是单位矩阵。不解耦：C 全为 1。部分：介于两者之间。</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>可恢复</translation>
    </message>
    <message>
        <source>Here %1 of %2 latents are recovered and %3 of %4 ordered pairs may mix.</source>
        <translation>此处 %2 个潜变量中有 %1 个可恢复，%4 个有序对中有 %3 个可能混合。</translation>
    </message>
    <message>
        <source>Permitted pattern C</source>
        <translation>允许模式 C</translation>
    </message>
    <message>
        <source>Row: a true factor z_i. Column: a factor z_j that its learned counterpart %1. C(i, j) = 1 exactly where every parent of z_i is a parent of z_j%2.</source>
        <translation>行：真实因子 z_i。列：它学到的对应因子%1的因子 z_j。C(i, j) = 1 当且仅当 z_i 的每个父节点都是 z_j 的父节点%2。</translation>
    </message>
    <message>
        <source> and every child a child</source>
        <translation>，且每个子节点也都是其子节点</translation>
    </message>
    <message>
        <source>Here: %1 ones beside the diagonal, of %2.</source>
        <translation>此处：对角线之外有 %1 个 1，共 %2 个位置。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, (a,z)-consistency.</source>
        <translation>Lachapelle 等 2024，(a,z)-一致性。</translation>
    </message>
    <message>
        <source>Entanglement graph</source>
        <translation>纠缠图</translation>
    </message>
    <message>
        <source>An arrow from z_i to z_j: z_i %1 z_j. Latents that stay %2 share a node; arrows that others imply are left out.</source>
        <translation>从 z_i 到 z_j 的箭头：z_i %1 z_j。保持%2的潜变量共用一个节点；由其他箭头推出的箭头不画。</translation>
    </message>
    <message>
        <source>Graphical criterion</source>
        <translation>图准则</translation>
    </message>
    <message>
        <source>For each latent z_i, intersect: the targets of every action that reaches it, the children of each of its parents, the parents of each of its children. z_i is %1 exactly when only z_i is left.</source>
        <translation>对每个潜变量 z_i 求交集：到达它的每个动作的目标、它的每个父节点的子节点、它的每个子节点的父节点。当且仅当最后只剩下 z_i 时，z_i %1。</translation>
    </message>
    <message>
        <source>What is left is row i of the %1.</source>
        <translation>剩下的就是%1的第 i 行。</translation>
    </message>
    <message>
        <source>Here it holds for %1.</source>
        <translation>此处它对 %1 成立。</translation>
    </message>
    <message>
        <source>Sufficient influence</source>
        <translation>充分影响</translation>
    </message>
    <message>
        <source>The verdict needs mechanisms whose effects differ enough: for each action, the effects on its targets must span as many directions as it has targets; in time, as many as %1 has edges.</source>
        <translation>判定要求机制的影响有足够的差异：每个动作对其目标的影响所张成的方向数必须等于其目标数；在时间上则必须等于 %1 的边数。</translation>
    </message>
    <message>
        <source>A linear mechanism moves several targets in step, a single direction. Where that fails the graph promises nothing.</source>
        <translation>线性机制让若干目标步调一致地移动，只有一个方向。在这种情况下，图什么也保证不了。</translation>
    </message>
    <message>
        <source>Exponential-family and nonparametric form</source>
        <translation>指数族形式与非参数形式</translation>
    </message>
    <message>
        <source>Nonparametric: past and present are held fixed while the rest varies. Without actions a first-order process then has a single matrix, so the condition cannot hold.</source>
        <translation>非参数：固定过去与现在，其余变化。没有动作时，一阶过程此时只有一个矩阵，因此条件不可能成立。</translation>
    </message>
    <message>
        <source>Exponential family: for Gaussian latents of fixed variance all histories may vary; a weaker demand, enough for that family.</source>
        <translation>指数族：对于方差固定的高斯潜变量，所有历史都可以变化；这是较弱的要求，对该分布族已经足够。</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>How many further latents are %1 after the change. Now: %2 of %3.</source>
        <translation>改动之后还会有多少个潜变量%1。现在：%2（共 %3）。</translation>
    </message>
    <message>
        <source>Pairs that come apart</source>
        <translation>被分开的有序对</translation>
    </message>
    <message>
        <source>Ordered pairs (z_i, z_j) of which z_i %1 z_j now and no longer after the change. Now: %2 pairs.</source>
        <translation>现在 z_i %1 z_j、改动之后不再如此的有序对 (z_i, z_j)。现在：%2 对。</translation>
    </message>
    <message>
        <source>Exact, heuristic</source>
        <translation>精确、启发式</translation>
    </message>
    <message>
        <source>Single edges are all tried. Of sets of targets all are tried while there are at most two million; beyond that a greedy search adds, removes and exchanges latents from every start, and a better set may exist.</source>
        <translation>单条边全部尝试过。目标集合在不超过两百万个时全部尝试；超过时，由贪心搜索从每个起点增加、移除和交换潜变量，可能存在更好的集合。</translation>
    </message>
    <message>
        <source>Row: a latent z_i. Column: an action a_l. 1 where the action enters the mechanism of z_i.</source>
        <translation>行：潜变量 z_i。列：动作 a_l。动作进入 z_i 的机制之处为 1。</translation>
    </message>
    <message>
        <source>Here: %1 latents, %2 actions, %3 edges.</source>
        <translation>此处：%1 个潜变量，%2 个动作，%3 条边。</translation>
    </message>
    <message>
        <source>Here: absent.</source>
        <translation>此处：无。</translation>
    </message>
    <message>
        <source>Row: a latent z_i at time t. Column: a latent z_j one step earlier. 1 where z_j enters the mechanism of z_i.</source>
        <translation>行：时刻 t 的潜变量 z_i。列：前一步的潜变量 z_j。z_j 进入 z_i 的机制之处为 1。</translation>
    </message>
    <message>
        <source>Here: %1 latents, %2 edges.</source>
        <translation>此处：%1 个潜变量，%2 条边。</translation>
    </message>
    <message>
        <source>What enters the mechanism of %1: its row of Ga and Gz.</source>
        <translation>进入 %1 的机制的变量：它在 Ga 和 Gz 中的行。</translation>
    </message>
    <message>
        <source>The latents whose mechanism %1 enters one step later: its column of Gz.</source>
        <translation>后一步的机制中有 %1 进入的潜变量：它在 Gz 中的列。</translation>
    </message>
    <message>
        <source>Ch(%1) = %2: column %1 of Ga.</source>
        <translation>Ch(%1) = %2：Ga 的第 %1 列。</translation>
    </message>
</context>
<context>
    <name>Diagram</name>
    <message>
        <source>t − 1</source>
        <translation>t − 1</translation>
    </message>
    <message>
        <source>t</source>
        <translation>t</translation>
    </message>
</context>
<context>
    <name>Event</name>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>GraphComparison</name>
    <message>
        <source>%1 true, %2 learned edges</source>
        <translation>真实边 %1 条，学到的边 %2 条</translation>
    </message>
    <message>
        <source>%1; equal (SHD 0)</source>
        <translation>%1；相同（SHD 0）</translation>
    </message>
    <message>
        <source>%1; SHD %2: %3 missing %4, %5 extra %6</source>
        <translation>%1；SHD %2：缺失 %4 %3 条，多余 %6 %5 条</translation>
    </message>
    <message>
        <source>the true graph is given</source>
        <translation>给定了真实图</translation>
    </message>
    <message>
        <source>bound %1</source>
        <translation>边数上界 %1</translation>
    </message>
    <message>
        <source>bound %1, %2</source>
        <translation>边数上界 %1，%2</translation>
    </message>
    <message>
        <source>no probability differs by more than %1</source>
        <translation>所有概率之差都不超过 %1</translation>
    </message>
    <message>
        <source>%1 higher +, %2 lower − by more than %3; most: %4 ← %5 by %6</source>
        <translation>%1 条升高 +、%2 条降低 −，幅度超过 %3；最大：%4 ← %5，%6</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 由 %2 变为 %3</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另外 %1 个</translation>
    </message>
    <message>
        <source>matching changed since step %L1: %2</source>
        <translation>自第 %L1 步以来匹配已改变：%2</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>In a matrix</source>
        <translation>在矩阵中</translation>
    </message>
    <message>
        <source>Arrows, Home, End</source>
        <translation>方向键、Home、End</translation>
    </message>
    <message>
        <source>Move to a cell; with Ctrl to the end</source>
        <translation>移到某个单元格；按住 Ctrl 移到尽头</translation>
    </message>
    <message>
        <source>Left, Up at the edge</source>
        <translation>在边缘按左、上</translation>
    </message>
    <message>
        <source>Go to the headers</source>
        <translation>进入表头</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Toggle the cell; the row or column in a header</source>
        <translation>切换单元格；在表头中切换整行或整列</translation>
    </message>
    <message>
        <source>0, 1</source>
        <translation>0、1</translation>
    </message>
    <message>
        <source>Clear or set the cell</source>
        <translation>清除或设置单元格</translation>
    </message>
    <message>
        <source>R, C</source>
        <translation>R、C</translation>
    </message>
    <message>
        <source>Fill or clear the row, the column</source>
        <translation>填满或清空该行、该列</translation>
    </message>
    <message>
        <source>F2, Shift+F2</source>
        <translation>F2、Shift+F2</translation>
    </message>
    <message>
        <source>Rename the row&apos;s node, the column&apos;s</source>
        <translation>重命名该行、该列的节点</translation>
    </message>
    <message>
        <source>Insert, Shift+Insert</source>
        <translation>Insert、Shift+Insert</translation>
    </message>
    <message>
        <source>Add a node after the row, the column</source>
        <translation>在该行、该列之后添加节点</translation>
    </message>
    <message>
        <source>Delete in a header</source>
        <translation>在表头按 Delete</translation>
    </message>
    <message>
        <source>Remove the node</source>
        <translation>移除节点</translation>
    </message>
    <message>
        <source>Alt+arrows</source>
        <translation>Alt+方向键</translation>
    </message>
    <message>
        <source>Move the row or column</source>
        <translation>移动行或列</translation>
    </message>
    <message>
        <source>Ctrl++, Ctrl+-, Ctrl+0</source>
        <translation>Ctrl++、Ctrl+-、Ctrl+0</translation>
    </message>
    <message>
        <source>Zoom in, out, fit; also Ctrl and the wheel</source>
        <translation>放大、缩小、适合窗口；也可按住 Ctrl 滚动滚轮</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Copy the matrix</source>
        <translation>复制矩阵</translation>
    </message>
    <message>
        <source>Menu key</source>
        <translation>菜单键</translation>
    </message>
    <message>
        <source>More for the row and the column</source>
        <translation>该行和该列的更多操作</translation>
    </message>
    <message>
        <source>On the scrubber</source>
        <translation>在步数滑块上</translation>
    </message>
    <message>
        <source>Arrows, Page, Home</source>
        <translation>方向键、翻页键、Home</translation>
    </message>
    <message>
        <source>Go to an evaluation, a tenth, the first</source>
        <translation>移动一次评估、十分之一、到第一次</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Follow the newest step</source>
        <translation>跟随最新一步</translation>
    </message>
    <message>
        <source>Play, pause</source>
        <translation>播放、暂停</translation>
    </message>
    <message>
        <source>B, Shift+B, Delete</source>
        <translation>B、Shift+B、Delete</translation>
    </message>
    <message>
        <source>Set a bookmark, name it, take it away</source>
        <translation>设置书签、命名、去掉</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Ctrl+左、Ctrl+右</translation>
    </message>
    <message>
        <source>Go to the mark before, after</source>
        <translation>转到前一个、后一个标记</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>Go to a score or an event</source>
        <translation>转到某个得分或事件</translation>
    </message>
    <message>
        <source>In the list of runs</source>
        <translation>在运行列表中</translation>
    </message>
    <message>
        <source>Lay the run over the others, or not</source>
        <translation>把该运行叠加到其他运行上，或取消</translation>
    </message>
    <message>
        <source>F2, Ctrl+U, Ctrl+D</source>
        <translation>F2、Ctrl+U、Ctrl+D</translation>
    </message>
    <message>
        <source>Rename; use its experiment; differences to it</source>
        <translation>重命名；使用其实验；以它为差值基准</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Close the run</source>
        <translation>关闭该运行</translation>
    </message>
    <message>
        <source>In the diagram</source>
        <translation>在图示中</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>&amp;Commands</source>
        <translation>命令(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;In the views</source>
        <translation>视图中的按键(&amp;I)</translation>
    </message>
    <message>
        <source>About Disentangle Studio</source>
        <translation>关于 Disentangle Studio</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Disentangle Studio %1&lt;/h3&gt;&lt;p&gt;Draw a causal graph, see what can be disentangled,&lt;br&gt;watch a model learn it.&lt;/p&gt;&lt;p&gt;The theory is that of S. Lachapelle et al., &lt;i&gt;Nonparametric partial&lt;br&gt;disentanglement via mechanism sparsity&lt;/i&gt;, &lt;a href=&apos;https://arxiv.org/abs/2401.04890&apos;&gt;arXiv 2401.04890&lt;/a&gt;.&lt;/p&gt;&lt;p&gt;Colours: Paul Tol, &lt;i&gt;bright&lt;/i&gt;; viridis by van der Walt and Smith.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Disentangle Studio %1&lt;/h3&gt;&lt;p&gt;画一张因果图，看看哪些可以解耦，&lt;br&gt;看着模型学会它。&lt;/p&gt;&lt;p&gt;理论出自 S. Lachapelle 等，&lt;i&gt;Nonparametric partial&lt;br&gt;disentanglement via mechanism sparsity&lt;/i&gt;，&lt;a href=&apos;https://arxiv.org/abs/2401.04890&apos;&gt;arXiv 2401.04890&lt;/a&gt;。&lt;/p&gt;&lt;p&gt;配色：Paul Tol，&lt;i&gt;bright&lt;/i&gt;；viridis，作者 van der Walt 和 Smith。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>InfluenceText</name>
    <message>
        <source>rank %1 of %2</source>
        <translation>秩 %1（共 %2）</translation>
    </message>
    <message>
        <source>A linear mechanism has one direction to offer. It is enough here only because no action has more than one target%1.</source>
        <translation>线性机制只能提供一个方向。此处之所以足够，只因为没有哪个动作有一个以上的目标%1。</translation>
    </message>
    <message>
        <source> and Gz has one edge at most</source>
        <translation>，且 Gz 至多有一条边</translation>
    </message>
    <message>
        <source>The mechanism is linear, yet the ranks found are sufficient on this graph.</source>
        <translation>机制是线性的，但在这张图上求得的秩是充分的。</translation>
    </message>
    <message>
        <source>1 target</source>
        <translation>1 个目标</translation>
    </message>
    <message>
        <source>%1 targets</source>
        <translation>%1 个目标</translation>
    </message>
    <message>
        <source>%1 further</source>
        <translation>另外 %1 个</translation>
    </message>
    <message>
        <source>rank too low</source>
        <translation>秩过低</translation>
    </message>
    <message>
        <source>the other %1</source>
        <translation>其余 %1 个</translation>
    </message>
    <message>
        <source>all %1 actions</source>
        <translation>全部 %1 个动作</translation>
    </message>
    <message>
        <source>rank as needed</source>
        <translation>秩符合要求</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>1 edge</source>
        <translation>1 条边</translation>
    </message>
    <message>
        <source>%1 edges</source>
        <translation>%1 条边</translation>
    </message>
    <message>
        <source>✓ sufficient</source>
        <translation>✓ 充分</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等 %2 项</translation>
    </message>
    <message>
        <source>%1, and time</source>
        <translation>%1 以及时间</translation>
    </message>
    <message>
        <source>✗ fails: %1</source>
        <translation>✗ 不成立：%1</translation>
    </message>
</context>
<context>
    <name>OwnFrames</name>
    <message>
        <source>frames of %1 pixels, grey</source>
        <translation>%1 像素的灰度画面</translation>
    </message>
    <message>
        <source>frames of %1 pixels in colour</source>
        <translation>%1 像素的彩色画面</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Parameter, %1</source>
        <translation>参数，%1</translation>
    </message>
    <message>
        <source>Preset, %1</source>
        <translation>预设，%1</translation>
    </message>
    <message>
        <source>Lesson, %1</source>
        <translation>课程，%1</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语表</translation>
    </message>
    <message>
        <source>Recent run</source>
        <translation>最近的运行</translation>
    </message>
    <message>
        <source>Recent experiment</source>
        <translation>最近的实验</translation>
    </message>
</context>
<context>
    <name>ProgressWords</name>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
</context>
<context>
    <name>RecoveryFiles</name>
    <message>
        <source>%1: cannot be locked</source>
        <translation>%1：无法加锁</translation>
    </message>
</context>
<context>
    <name>SampleVariable</name>
    <message>
        <source>%1 before</source>
        <translation>%1 (前)</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>StudyResults</name>
    <message>
        <source>waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>broken off at step %L1</source>
        <translation>中断于第 %L1 步</translation>
    </message>
    <message>
        <source>at step %L1 of %L2</source>
        <translation>第 %L1 步，共 %L2 步</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Promised and reached</source>
        <translation>保证与达成</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Graphs</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Entanglement</source>
        <translation>纠缠</translation>
    </message>
    <message>
        <source>Traversals</source>
        <translation>遍历</translation>
    </message>
    <message>
        <source>Held-out data</source>
        <translation>留出数据</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>稀疏性</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>边</translation>
    </message>
    <message>
        <source>Held-out likelihood</source>
        <translation>留出似然</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Complete disentanglement: the only latent is recovered.</source>
        <translation>完全解耦：唯一的潜变量可恢复。</translation>
    </message>
    <message>
        <source>Complete disentanglement: every latent is recovered.</source>
        <translation>完全解耦：每个潜变量都可恢复。</translation>
    </message>
    <message>
        <source>No disentanglement: every latent may absorb every other.</source>
        <translation>不解耦：每个潜变量都可能吸收其他任何一个。</translation>
    </message>
    <message>
        <source>Partial disentanglement: %1 of %2 comes apart from all others; the rest keep to the permitted pattern.</source>
        <translation>部分解耦：%2中有 %1 个与其余全部分开；其余的遵循允许模式。</translation>
    </message>
    <message>
        <source>Partial disentanglement: %1 of %2 come apart from all others; the rest keep to the permitted pattern.</source>
        <translation>部分解耦：%2中有 %1 个与其余全部分开；其余的遵循允许模式。</translation>
    </message>
    <message>
        <source>Partial disentanglement: %1.</source>
        <translation>部分解耦：%1。</translation>
    </message>
    <message>
        <source>%1 is recovered: there is no other latent it could mix with.</source>
        <translation>%1 可恢复：没有其他潜变量可与它混合。</translation>
    </message>
    <message>
        <source>%1 is recovered: for each other factor some task needs %2 and not that one.</source>
        <translation>%1 可恢复：对每个其他因子，都有某个任务需要 %2 而不需要那一个。</translation>
    </message>
    <message>
        <source>%1 is recovered: %2 sets it apart from %3.</source>
        <translation>%1 可恢复：%2把它与%3区分开。</translation>
    </message>
    <message>
        <source>%1 may absorb %2: %3 has neither parents nor children, so nothing sets it apart.</source>
        <translation>%1 可能吸收%2：%3 既没有父节点也没有子节点，因此没有什么把它区分开。</translation>
    </message>
    <message>
        <source>%1 may absorb %2: no action reaches %3, so nothing sets it apart.</source>
        <translation>%1 可能吸收%2：没有动作到达 %3，因此没有什么把它区分开。</translation>
    </message>
    <message>
        <source>%1 may absorb %2: %3 has no parents, and every child of %4 (%5) is a child of %6.</source>
        <translation>%1 可能吸收%2：%3 没有父节点，且 %4 的每个子节点（%5）都是%6的子节点。</translation>
    </message>
    <message>
        <source>%1 may absorb %2: every parent of %3 (%4) is a parent of %5, and %6 has no children.</source>
        <translation>%1 可能吸收%2：%3 的每个父节点（%4）都是%5的父节点，且 %6 没有子节点。</translation>
    </message>
    <message>
        <source>%1 may absorb %2: every parent of %3 (%4) is a parent of %5, and every child (%6) too.</source>
        <translation>%1 可能吸收%2：%3 的每个父节点（%4）都是%5的父节点，每个子节点（%6）也是如此。</translation>
    </message>
    <message>
        <source>%1 may absorb %2: every parent of %3 (%4) is a parent of %5.</source>
        <translation>%1 可能吸收%2：%3 的每个父节点（%4）都是%5的父节点。</translation>
    </message>
    <message>
        <source>%1 may absorb every other factor: no task needs it.</source>
        <translation>%1 可能吸收其他任何因子：没有任务需要它。</translation>
    </message>
    <message>
        <source>%1 may absorb %2: no task needs %3 without it.</source>
        <translation>%1 可能吸收%2：没有任务需要 %3 而不需要它。</translation>
    </message>
    <message>
        <source>%1 may absorb %2: no task needs %3 without them.</source>
        <translation>%1 可能吸收%2：没有任务需要 %3 而不需要它们。</translation>
    </message>
    <message>
        <source>Nothing is promised of %1: %2, and how a mixed latent shares in the learned ones is left open.</source>
        <translation>对 %1 没有任何保证：%2，而混合的潜变量如何分布在学到的潜变量中并未确定。</translation>
    </message>
    <message>
        <source>Nothing is promised of %1: %2, and how a mixed factor shares in the learned ones is left open.</source>
        <translation>对 %1 没有任何保证：%2，而混合的因子如何分布在学到的因子中并未确定。</translation>
    </message>
    <message>
        <source>Nothing is promised of %1: %2, is broken.</source>
        <translation>对 %1 没有任何保证：%2，已被打破。</translation>
    </message>
    <message>
        <source>Nothing is promised of %1: %2.</source>
        <translation>对 %1 没有任何保证：%2。</translation>
    </message>
    <message>
        <source>Nothing is promised: %1, is broken.</source>
        <translation>没有任何保证：%1，已被打破。</translation>
    </message>
    <message>
        <source>Theory promises nothing of MCC and R_con, for %1, is broken.</source>
        <translation>理论对 MCC 和 R_con 不作任何保证，因为%1，已被打破。</translation>
    </message>
    <message>
        <source>Theory promises nothing of the scores, for %1, is broken.</source>
        <translation>理论对各得分不作任何保证，因为%1，已被打破。</translation>
    </message>
    <message>
        <source>Theory promises nothing of the scores: %1.</source>
        <translation>理论对各得分不作任何保证：%1。</translation>
    </message>
    <message>
        <source>R can reach 1 all the same.</source>
        <translation>R 仍然可以达到 1。</translation>
    </message>
    <message>
        <source>In theory %1 can reach 1 if influence suffices; nothing is promised of MCC, because %2.</source>
        <translation>理论上若影响充分，%1 可以达到 1；对 MCC 没有任何保证，因为%2。</translation>
    </message>
    <message>
        <source>In theory %1 can reach 1; nothing is promised of MCC, because %2.</source>
        <translation>理论上 %1 可以达到 1；对 MCC 没有任何保证，因为%2。</translation>
    </message>
    <message>
        <source>In theory %1 can reach 1; nothing is promised of MCC and R_con: %2.</source>
        <translation>理论上 %1 可以达到 1；对 MCC 和 R_con 没有任何保证：%2。</translation>
    </message>
    <message>
        <source>In theory %1 can reach 1 if influence suffices: %2.</source>
        <translation>理论上若影响充分，%1 可以达到 1：%2。</translation>
    </message>
    <message>
        <source>In theory %1 can reach 1: %2.</source>
        <translation>理论上 %1 可以达到 1：%2。</translation>
    </message>
    <message>
        <source>%1 can reach 1 if influence suffices: %2.</source>
        <translation>若影响充分，%1 可以达到 1：%2。</translation>
    </message>
    <message>
        <source>%1 can reach 1: %2.</source>
        <translation>%1 可以达到 1：%2。</translation>
    </message>
    <message>
        <source>Nothing moves %1: with a deviation of %2 it does not show in x, so that no model finds it, and R and R_con stay well below 1 whatever theory lets them reach.</source>
        <translation>没有什么移动 %1：标准差为 %2 时它不体现在 x 中，因此没有模型能找到它，无论理论允许达到多少，R 和 R_con 都会明显低于 1。</translation>
    </message>
    <message>
        <source>Nothing moves %1: with a deviation of %2 they do not show in x, so that no model finds them, and R and R_con stay well below 1 whatever theory lets them reach.</source>
        <translation>没有什么移动 %1：标准差为 %2 时它们不体现在 x 中，因此没有模型能找到它们，无论理论允许达到多少，R 和 R_con 都会明显低于 1。</translation>
    </message>
    <message>
        <source>Nothing moves %1, so they may mix in a way that is not linear; R_con and R measure linear maps and may then stay below 1.</source>
        <translation>没有什么移动 %1，因此它们可能以非线性的方式混合；R_con 和 R 度量线性映射，此时可能停在 1 以下。</translation>
    </message>
    <message>
        <source>The theorem bounds the number of features in use; the penalty that the method %1 has in its place is biased where factors are correlated, as they are here.</source>
        <translation>定理限制的是所用特征的个数；方法 %1 用来代替它的惩罚在因子相关时有偏，此处正是如此。</translation>
    </message>
    <message>
        <source>Of classes the tasks&apos; weights are known up to a common shift of all logits (Assumption 3); the promise rests on the differences between classes.</source>
        <translation>对于类别，任务的权重只知道到所有 logits 的一个公共平移（假设 3）；保证依据的是类别之间的差。</translation>
    </message>
    <message>
        <source>Assumption 1: the mixing is injective</source>
        <translation>假设 1：混合是单射</translation>
    </message>
    <message>
        <source>Assumption 2: the latents are independent given the past</source>
        <translation>假设 2：给定过去，潜变量相互独立</translation>
    </message>
    <message>
        <source>Actions are observed</source>
        <translation>动作可观测</translation>
    </message>
    <message>
        <source>Every mean is linear in its parents: the effects of a parent on its children vary in one direction alone, and the rank test fails for a parent with several children.</source>
        <translation>每个均值都是其父节点的线性函数：一个父节点对其子节点的影响只在一个方向上变化，对有几个子节点的父节点，秩检验不通过。</translation>
    </message>
    <message>
        <source>What does not need influence in several directions: a latent that is the only child of an action.</source>
        <translation>不需要多个方向上的影响的部分：是某个动作唯一子节点的潜变量。</translation>
    </message>
    <message>
        <source>A share of %1 of every mean is linear, so that the effects of a parent on its children differ by less: the rank is as without it, and its margin, the smallest singular value needed, falls towards 0.</source>
        <translation>每个均值有 %1 的份额是线性的，因此一个父节点对其子节点的影响差异较小：秩与没有它时一样，而其余量（所需的最小奇异值）趋向 0。</translation>
    </message>
    <message>
        <source>All that theory promises with influence, as long as the rank test holds; but it takes more rows to see it.</source>
        <translation>只要秩检验通过，理论在有影响时所保证的一切；但需要更多的行才能看到。</translation>
    </message>
    <message>
        <source>Given their parents, every two latents are correlated by %1. A model whose latents are independent given the past fits such data best after it has mixed them.</source>
        <translation>给定父节点时，每两个潜变量的相关为 %1。潜变量在给定过去时独立的模型，要把它们混合之后才能最好地拟合这样的数据。</translation>
    </message>
    <message>
        <source>R can still reach 1: where the means vary enough, latents are found up to a linear map, which does not need independence. Nothing is promised of which latents come apart.</source>
        <translation>R 仍可达到 1：均值变化足够大时，潜变量可被找到至多相差一个线性映射，这不需要独立性。至于哪些潜变量会分开，没有任何保证。</translation>
    </message>
    <message>
        <source>No action is shown: that they act is known, but not when or how.</source>
        <translation>没有显示任何动作：知道它们起作用，但不知何时、如何。</translation>
    </message>
    <message>
        <source>What the past of the latents tells apart by itself (Gz), if latents were independent given it; those with an action in common are not.</source>
        <translation>潜变量的过去（Gz）本身所能区分的，假如给定过去时潜变量独立；而有共同动作的潜变量并不独立。</translation>
    </message>
    <message>
        <source>Nothing: without time there is no other history to tell latents apart by.</source>
        <translation>没有：没有时间，就没有别的历史可用来区分潜变量。</translation>
    </message>
    <message>
        <source>An action is shown as 0 in %1 of the rows, though it acts. Given what is shown, latents follow a mixture, and those with a hidden action in common are dependent.</source>
        <translation>有 %1 的行把起作用的动作显示为 0。给定所显示的内容，潜变量服从混合分布，而有共同的隐藏动作的潜变量是相依的。</translation>
    </message>
    <message>
        <source>Of the rows that show all actions, %1 of all, everything; but nothing says which they are.</source>
        <translation>对于显示了全部动作的行（占全部的 %1），一切都成立；但没有什么说明是哪些行。</translation>
    </message>
    <message>
        <source>x tells only the absolute value of %1, so that no function of x gives it back.</source>
        <translation>x 只给出 %1 的绝对值，因此 x 的任何函数都无法把它还原。</translation>
    </message>
    <message>
        <source>x tells only the absolute value of %1, so that no function of x gives them back.</source>
        <translation>x 只给出 %1 的绝对值，因此 x 的任何函数都无法把它们还原。</translation>
    </message>
    <message>
        <source>Nothing by the theorems, which suppose that all latents can be seen. The others enter x as before.</source>
        <translation>按定理没有，因为定理假设所有潜变量都能看到。其余的照常进入 x。</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>没有。</translation>
    </message>
    <message>
        <source>identifiable parameter</source>
        <translation>可识别的参数</translation>
    </message>
    <message>
        <source>sufficient representation variability</source>
        <translation>充分表示变异性</translation>
    </message>
    <message>
        <source>sufficient task variability</source>
        <translation>充分任务变异性</translation>
    </message>
    <message>
        <source>intra-support sufficient task variability</source>
        <translation>支撑集内充分任务变异性</translation>
    </message>
    <message>
        <source>sufficient support variability</source>
        <translation>充分支撑变异性</translation>
    </message>
    <message>
        <source>The mean of y follows from its law.</source>
        <translation>y 的均值由其分布得出。</translation>
    </message>
    <message>
        <source>A softmax over all classes takes no notice of a number added to every logit: only differences of the rows of W follow from y.</source>
        <translation>对所有类别的 softmax 不受给每个 logit 加上同一个数的影响：由 y 只能得出 W 各行之差。</translation>
    </message>
    <message>
        <source>The factors of %1 observations have rank %2, all there is.</source>
        <translation>%1 个观测的因子的秩为 %2，已是全部。</translation>
    </message>
    <message>
        <source>The factors of %1 observations have rank %2 of %3.</source>
        <translation>%1 个观测的因子的秩为 %2（共 %3）。</translation>
    </message>
    <message>
        <source>The rows of the weights of %1 tasks have rank %2, all there is.</source>
        <translation>%1 个任务的权重各行的秩为 %2，已是全部。</translation>
    </message>
    <message>
        <source>The rows of the weights of %1 tasks have rank %2 of %3.</source>
        <translation>%1 个任务的权重各行的秩为 %2（共 %3）。</translation>
    </message>
    <message>
        <source>Of the tasks that need %1, %2 draw of the weights had rank %3: with positive probability they keep to a proper subspace.</source>
        <translation>需要 %1 的任务中，%2 次权重抽取的秩为 %3：它们以正的概率落在一个真子空间中。</translation>
    </message>
    <message>
        <source>Of the tasks that need %1, %2 draws of the weights had rank %3: with positive probability they keep to a proper subspace.</source>
        <translation>需要 %1 的任务中，%2 次权重抽取的秩为 %3：它们以正的概率落在一个真子空间中。</translation>
    </message>
    <message>
        <source>In %1 draws of a support S, |S| draws of the weights always had rank |S|: they keep to no proper subspace.</source>
        <translation>在 %1 次抽取支撑集 S 时，|S| 次权重抽取的秩总是 |S|：它们不落在任何真子空间中。</translation>
    </message>
    <message>
        <source>Every task that needs %1 needs %2 too.</source>
        <translation>每个需要 %1 的任务也都需要%2。</translation>
    </message>
    <message>
        <source>No task needs %1.</source>
        <translation>没有任务需要 %1。</translation>
    </message>
    <message>
        <source>For every factor, tasks that do without it need together all the others.</source>
        <translation>对每个因子，不需要它的任务合在一起需要其余全部因子。</translation>
    </message>
    <message>
        <source>Complete disentanglement: the tasks&apos; supports tell every factor apart.</source>
        <translation>完全解耦：任务的支撑集把每个因子都区分开。</translation>
    </message>
    <message>
        <source>The tasks&apos; supports tell no two factors apart.</source>
        <translation>任务的支撑集不能把任何两个因子区分开。</translation>
    </message>
    <message>
        <source>But Assumption %1 (%2) fails, and with it the theorem: this is what the supports alone would allow.</source>
        <translation>但假设 %1（%2）不成立，定理也随之不成立：这只是支撑集本身所允许的。</translation>
    </message>
    <message>
        <source>Softmax logits are known up to a common shift (Assumption 3), which leaves the differences between classes to learn from.</source>
        <translation>softmax 的 logits 只知道到一个公共平移（假设 3），留下类别之间的差可供学习。</translation>
    </message>
    <message>
        <source>A task that needs %1 would recover %2 more.</source>
        <translation>一个需要 %1 的任务会多恢复%2。</translation>
    </message>
    <message>
        <source>It came apart, which theory leaves open: more than the graph may tell it apart.</source>
        <translation>它分开了，而理论对此未作定论：区分它的可能不止是图。</translation>
    </message>
    <message>
        <source>It came apart, though nothing is promised of it.</source>
        <translation>它分开了，虽然对它没有任何保证。</translation>
    </message>
    <message>
        <source>The graph is still being searched.</source>
        <translation>仍在搜索图。</translation>
    </message>
    <message>
        <source>This is step %1 of %2, and the promise is of a perfect fit.</source>
        <translation>这是第 %1 步，共 %2 步，而保证针对的是完美的拟合。</translation>
    </message>
    <message>
        <source>The learned graph has %1, %2 more than the true one.</source>
        <translation>学到的图有%1，比真实图多 %2 条。</translation>
    </message>
    <message>
        <source>The learned graph is wrong at %1, with no more edges than the true one: it cannot fit perfectly.</source>
        <translation>学到的图在 %1 处有错，而边数不多于真实图：它不可能完美拟合。</translation>
    </message>
    <message>
        <source>All learned latents together predict the true ones with R = %1 only.</source>
        <translation>所有学到的潜变量合在一起预测真实潜变量只有 R = %1。</translation>
    </message>
    <message>
        <source>Graph and fit are right; whether influence suffices was not tested here.</source>
        <translation>图和拟合都正确；影响是否充分在此没有检验。</translation>
    </message>
    <message>
        <source>No matching with the true latents was recorded at this step.</source>
        <translation>在这一步没有记录与真实潜变量的匹配。</translation>
    </message>
    <message>
        <source>%1 of %2 latents are as theory promises if influence suffices.</source>
        <translation>%2 个潜变量中有 %1 个符合理论在影响充分时的保证。</translation>
    </message>
    <message>
        <source>%1 of %2 latents are as theory promises.</source>
        <translation>%2 个潜变量中有 %1 个符合理论的保证。</translation>
    </message>
    <message>
        <source>Less is reached of %1.</source>
        <translation>%1 达成较少。</translation>
    </message>
    <message>
        <source>More than promised: %1.</source>
        <translation>多于保证的：%1。</translation>
    </message>
    <message>
        <source>True factors are correlated up to %1. The principal components of x alone have an MCC of %2, and an encoder that was never trained one of %3: only what exceeds both has been learned.</source>
        <translation>真实因子的相关最高达 %1。仅 x 的主成分就有 %2 的 MCC，从未训练的编码器有 %3：只有超出二者的部分才是学到的。</translation>
    </message>
    <message>
        <source>Finished all %1 steps</source>
        <translation>已完成全部 %1 步</translation>
    </message>
    <message>
        <source>Stopped: %1 was reached</source>
        <translation>已停止：达到了 %1</translation>
    </message>
    <message>
        <source>Stopped on request</source>
        <translation>按要求停止</translation>
    </message>
    <message>
        <source>Interrupted; can be resumed from step %1</source>
        <translation>已打断；可以从第 %1 步继续</translation>
    </message>
    <message>
        <source>%1 set to %2</source>
        <translation>%1 设为 %2</translation>
    </message>
    <message>
        <source>Found no edge: of %1 possible ones none stands out from errors of the fit.</source>
        <translation>没有找到边：%1 条可能的边中没有一条明显高于拟合的误差。</translation>
    </message>
    <message>
        <source>Found no sparse graph: the cost of a rotation has no elbow below all %1 possible edges, so that every edge stays for now.</source>
        <translation>没有找到稀疏的图：旋转的代价在全部 %1 条可能的边以下没有拐点，因此暂时保留每条边。</translation>
    </message>
    <message>
        <source>Found no sparse graph: the cost of a rotation has no elbow below all %1 possible edges, so that every edge stays.</source>
        <translation>没有找到稀疏的图：旋转的代价在全部 %1 条可能的边以下没有拐点，因此保留每条边。</translation>
    </message>
    <message>
        <source>More steps before the search (sparsity.unmasked_share) often help.</source>
        <translation>在搜索之前多走一些步（sparsity.unmasked_share）常有帮助。</translation>
    </message>
    <message>
        <source>Rotated to the sparsest coordinates found: %1 of %2 possible edges, as many as the bound allows; %3 % of all influence is left outside them.</source>
        <translation>已旋转到找到的最稀疏坐标：%2 条可能的边中的 %1 条，即上界所允许的边数；全部影响的 %3 % 留在它们之外。</translation>
    </message>
    <message>
        <source>Rotated to the sparsest coordinates found: %1 of %2 possible edges, where the cost of a rotation has its elbow; %3 % of all influence is left outside them.</source>
        <translation>已旋转到找到的最稀疏坐标：%2 条可能的边中的 %1 条，即旋转代价的拐点处；全部影响的 %3 % 留在它们之外。</translation>
    </message>
    <message>
        <source>Bound the masks by %1 of %2 possible edges, as many as the bound allows; %3 % of all influence is left outside them.</source>
        <translation>以 %2 条可能的边中的 %1 条为掩码的上界，即上界所允许的边数；全部影响的 %3 % 留在它们之外。</translation>
    </message>
    <message>
        <source>Bound the masks by %1 of %2 possible edges, where the cost of a rotation has its elbow; %3 % of all influence is left outside them.</source>
        <translation>以 %2 条可能的边中的 %1 条为掩码的上界，即旋转代价的拐点处；全部影响的 %3 % 留在它们之外。</translation>
    </message>
    <message>
        <source>What follows is learned under this graph.</source>
        <translation>此后在这张图之下学习。</translation>
    </message>
    <message>
        <source>Rotated to the sparsest coordinates found.</source>
        <translation>已旋转到找到的最稀疏坐标。</translation>
    </message>
    <message>
        <source>There %1 of %2 possible edges say what others do not, as many as the bound allows: the weakest %3 nats a row, the strongest left out %4.</source>
        <translation>其中 %2 条可能的边中有 %1 条（上界所允许的边数）说明了其他边没有说明的内容：最弱的每行 %3 奈特，舍去的最强的 %4。</translation>
    </message>
    <message>
        <source>There %1 of %2 possible edges say what others do not: the weakest %3 nats a row, the strongest left out %4.</source>
        <translation>其中 %2 条可能的边中有 %1 条说明了其他边没有说明的内容：最弱的每行 %3 奈特，舍去的最强的 %4。</translation>
    </message>
    <message>
        <source>Searched once more; the graph stays.</source>
        <translation>再次搜索；图保持不变。</translation>
    </message>
    <message>
        <source>Searched once more: the same graph.</source>
        <translation>再次搜索：同一张图。</translation>
    </message>
    <message>
        <source>Searched once more; the graph of %1 edges stays: under that found now, of %2, held-out rows would be %3 nats likelier each, and edges have to be worth more.</source>
        <translation>再次搜索；%1 条边的图保持不变：在现在找到的 %2 条边的图之下，每个留出行的对数似然会高 %3 奈特，而边必须值得更多。</translation>
    </message>
    <message>
        <source>The decoder ignores %1 of %2 directions of the latents: one latent does not show in the observations, or was not learned.</source>
        <translation>解码器忽略了潜变量 %2 个方向中的 %1 个：有一个潜变量没有体现在观测中，或没有学到。</translation>
    </message>
    <message>
        <source>The decoder ignores %1 of %2 directions of the latents: as many latents do not show in the observations, or were not learned.</source>
        <translation>解码器忽略了潜变量 %2 个方向中的 %1 个：有同样多的潜变量没有体现在观测中，或没有学到。</translation>
    </message>
    <message>
        <source>Turned the latents to the sparsest coordinates found so far; in them the transition starts on with %1 sines of single latents and actions that it had not learned.</source>
        <translation>已把潜变量转到目前找到的最稀疏坐标；转移在其中以 %1 个它尚未学到的单个潜变量和动作的正弦继续。</translation>
    </message>
    <message>
        <source>Compared on rows that no fit saw, with %1 % of the latents&apos; variance for errors (edges: gain in nats a row): %2; no edge: %3.</source>
        <translation>在没有拟合见过的行上作了比较，以潜变量方差的 %1 % 为误差（边数：每行增益，奈特）：%2；没有边：%3。</translation>
    </message>
    <message>
        <source>An edge has to be worth %1.</source>
        <translation>一条边必须值 %1。</translation>
    </message>
    <message>
        <source>%1 edges win by %2 beyond that.</source>
        <translation>%1 条边胜出，超出该值 %2。</translation>
    </message>
    <message>
        <source>Compared on rows that no fit saw, with %1 % of the latents&apos; variance for errors (edges: gain in nats a row): %2.</source>
        <translation>在没有拟合见过的行上作了比较，以潜变量方差的 %1 % 为误差（边数：每行增益，奈特）：%2。</translation>
    </message>
    <message>
        <source>The first stays.</source>
        <translation>保留第一个。</translation>
    </message>
    <message>
        <source>%1 edges win by %2 beyond what edges have to be worth.</source>
        <translation>%1 条边胜出，超出边必须值得的部分 %2。</translation>
    </message>
    <message>
        <source>Straightened the latents: under the graph, held-out rows are %1 nats likelier each.</source>
        <translation>已拉直潜变量：在图之下，每个留出行的对数似然高 %1 奈特。</translation>
    </message>
    <message>
        <source>Left the latents as they are: no slight bend of them makes held-out rows likelier under the graph.</source>
        <translation>潜变量保持原样：任何轻微的弯曲都不会使留出行在图之下更可能。</translation>
    </message>
    <message>
        <source>Left the latents unstraightened: that takes %1 training rows.</source>
        <translation>没有拉直潜变量：那需要 %1 个训练行。</translation>
    </message>
    <message>
        <source>Actions move the observation at frequencies up to %1 radians a unit, by the data alone: the transition starts with Fourier series of single actions, of %2 harmonic.</source>
        <translation>仅由数据可知，动作以每单位至多 %1 弧度的频率移动观测：转移以单个动作的傅里叶级数起步，%2 个谐波。</translation>
    </message>
    <message>
        <source>Actions move the observation at frequencies up to %1 radians a unit, by the data alone: the transition starts with Fourier series of single actions, of %2 harmonics.</source>
        <translation>仅由数据可知，动作以每单位至多 %1 弧度的频率移动观测：转移以单个动作的傅里叶级数起步，%2 个谐波。</translation>
    </message>
    <message>
        <source>Started, %1</source>
        <translation>已开始，%1</translation>
    </message>
    <message>
        <source>Resumed, %1</source>
        <translation>已继续，%1</translation>
    </message>
    <message>
        <source>Rows were shared out %1: %2</source>
        <translation>各行%1划分：%2</translation>
    </message>
    <message>
        <source>The nonparametric form does not hold in time: with the latents fixed and the actions varied, the effects of the past span %1 where Gz has %2 edges.</source>
        <translation>非参数形式在时间上不成立：固定潜变量而变化动作时，过去的影响张成 %1，而 Gz 有 %2 条边。</translation>
    </message>
    <message>
        <source>The nonparametric form cannot hold in time: without actions, a first-order process has a single matrix at a fixed past.</source>
        <translation>非参数形式在时间上不可能成立：没有动作时，一阶过程在固定的过去处只有一个矩阵。</translation>
    </message>
    <message>
        <source>The variance moves with the history (k = 2), so the exponential-family form for one statistic does not apply and the nonparametric form was tested.</source>
        <translation>方差随历史变化（k = 2），因此单统计量的指数族形式不适用，检验的是非参数形式。</translation>
    </message>
    <message>
        <source>This promises nothing, but rules nothing out either.</source>
        <translation>这不保证任何事，但也不排除任何事。</translation>
    </message>
    <message>
        <source>The form for Gaussian latents of fixed variance (exponential family) was tested instead.</source>
        <translation>改为检验方差固定的高斯潜变量的形式（指数族）。</translation>
    </message>
    <message>
        <source>The effects of the past span %1, to one part in a million, where Gz has %2 edges, so theory does not promise the separation in time.</source>
        <translation>过去的影响张成 %1（精确到百万分之一），而 Gz 有 %2 条边，因此理论不保证时间上的区分。</translation>
    </message>
    <message>
        <source>Gz has %1 edges; at most %2 of them, those of parents drawn at random, were tested together, so the rank in time is an upper bound.</source>
        <translation>Gz 有 %1 条边；其中至多 %2 条（随机抽取的父节点的边）一起检验，因此时间的秩是上界。</translation>
    </message>
    <message>
        <source>The effects of %1 span %2, to one part in a million, for %3 targets, so theory does not promise to tell those targets apart.</source>
        <translation>%1 的影响对 %3 个目标张成 %2（精确到百万分之一），因此理论不保证区分这些目标。</translation>
    </message>
    <message>
        <source>The effects of %1 span fewer directions, to one part in a million, than each has targets, so theory does not promise to tell those targets apart.</source>
        <translation>%1 的影响所张成的方向（精确到百万分之一）少于各自的目标数，因此理论不保证区分这些目标。</translation>
    </message>
    <message>
        <source>no fewer directions hold most of x&apos;s variance</source>
        <translation>更少的方向不能含有 x 的大部分方差</translation>
    </message>
    <message>
        <source>the eigenvalues of x&apos;s correlation matrix fall most behind number %1</source>
        <translation>x 的相关矩阵的特征值在第 %1 个之后下降最多</translation>
    </message>
    <message>
        <source>functions of %1 principal component predict the others of x, and fewer do not</source>
        <translation>x 的 %1 个主成分的函数能预测其余主成分，更少则不能</translation>
    </message>
    <message>
        <source>functions of %1 principal components predict the others of x, and fewer do not</source>
        <translation>x 的 %1 个主成分的函数能预测其余主成分，更少则不能</translation>
    </message>
    <message>
        <source>no direction of x is predicted by the others</source>
        <translation>x 的任何方向都不能由其他方向预测</translation>
    </message>
    <message>
        <source>by a shuffle</source>
        <translation>以洗牌方式</translation>
    </message>
    <message>
        <source>by blocks of time, the latest to test on</source>
        <translation>按时间分块、以最晚的作测试</translation>
    </message>
    <message>
        <source>by whole episodes, in a shuffled order</source>
        <translation>以打乱顺序的整个片段</translation>
    </message>
    <message>
        <source>does nothing here; it is a parameter of %1</source>
        <translation>在此不起作用；它是%1的参数</translation>
    </message>
    <message>
        <source>does nothing here; it acts when %1</source>
        <translation>在此不起作用；当%1时它起作用</translation>
    </message>
    <message>
        <source>does nothing any more: the latents are straightened in the coordinates that were found</source>
        <translation>不再起作用：潜变量已在找到的坐标中拉直</translation>
    </message>
    <message>
        <source>does nothing any more: too few steps are left for another search</source>
        <translation>不再起作用：剩下的步数不够再作一次搜索</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>%1, expected %2</source>
        <translation>%1，应为%2</translation>
    </message>
    <message>
        <source>read as %1, turned: the rows of the text are causes (%2), its columns children (%3)</source>
        <translation>读作 %1，已转置：文本的行是原因（%2），列是子节点（%3）</translation>
    </message>
    <message>
        <source>read as %1, for it is square: rows are children (%2), columns causes (%3)</source>
        <translation>读作 %1，因为它是方阵：行是子节点（%2），列是原因（%3）</translation>
    </message>
    <message>
        <source>read as %1, by its size: rows are children (%2), columns causes (%3)</source>
        <translation>读作 %1，根据其大小：行是子节点（%2），列是原因（%3）</translation>
    </message>
    <message>
        <source>read as %1: rows are children (%2), columns causes (%3)</source>
        <translation>读作 %1：行是子节点（%2），列是原因（%3）</translation>
    </message>
    <message>
        <source>and %1 more likewise</source>
        <translation>另外 %1 个亦然</translation>
    </message>
    <message>
        <source>no latent is recovered alone</source>
        <translation>没有潜变量可单独恢复</translation>
    </message>
    <message>
        <source>these stay mixed: %1</source>
        <translation>以下保持混合：%1</translation>
    </message>
    <message>
        <source>%1 may also absorb %2</source>
        <translation>%1 还可能吸收%2</translation>
    </message>
    <message>
        <source>%1 may absorb %2</source>
        <translation>%1 可能吸收%2</translation>
    </message>
    <message>
        <source>%1 stays mixed with %2</source>
        <translation>%1 与 %2 保持混合</translation>
    </message>
    <message>
        <source>%1 stays mixed</source>
        <translation>%1 保持混合</translation>
    </message>
    <message>
        <source>%1 stay mixed</source>
        <translation>%1 保持混合</translation>
    </message>
    <message>
        <source>%1 are recovered</source>
        <translation>%1 可恢复</translation>
    </message>
    <message>
        <source>%1 is recovered</source>
        <translation>%1 可恢复</translation>
    </message>
    <message>
        <source>%1, and %2 groups more</source>
        <translation>%1，以及另外 %2 组</translation>
    </message>
    <message>
        <source>%1, and further parents and children from %2</source>
        <translation>%1区分开，其余父节点和子节点把它与%2</translation>
    </message>
    <message>
        <source>%1, and further actions from %2</source>
        <translation>%1区分开，其余动作把它与%2</translation>
    </message>
    <message>
        <source>%1, action %2 from %3</source>
        <translation>%1区分开，动作 %2 把它与%3</translation>
    </message>
    <message>
        <source>%1, parent %2 from %3</source>
        <translation>%1区分开，父节点 %2 把它与%3</translation>
    </message>
    <message>
        <source>%1, child %2 from %3</source>
        <translation>%1区分开，子节点 %2 把它与%3</translation>
    </message>
    <message>
        <source>%1, its own past from %2</source>
        <translation>%1区分开，它自己的过去把它与%2</translation>
    </message>
    <message>
        <source>%1, its own future from %2</source>
        <translation>%1区分开，它自己的未来把它与%2</translation>
    </message>
    <message>
        <source>all others but %1</source>
        <translation>除 %1 外的其余全部</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>其余全部</translation>
    </message>
    <message>
        <source>each of them</source>
        <translation>它们每一个</translation>
    </message>
    <message>
        <source>its own past</source>
        <translation>它自己的过去</translation>
    </message>
    <message>
        <source>its own future</source>
        <translation>它自己的未来</translation>
    </message>
    <message>
        <source>action %1 (rank %2 of %3) and %4 more conditions</source>
        <translation>动作 %1（秩 %2，共 %3）以及另外 %4 个条件</translation>
    </message>
    <message>
        <source>action %1 (rank %2 of %3) and %4 more condition</source>
        <translation>动作 %1（秩 %2，共 %3）以及另外 %4 个条件</translation>
    </message>
    <message>
        <source>action %1 (rank %2 of %3)</source>
        <translation>动作 %1（秩 %2，共 %3）</translation>
    </message>
    <message>
        <source>time (rank %1 of %2)</source>
        <translation>时间（秩 %1，共 %2）</translation>
    </message>
    <message>
        <source>action %1</source>
        <translation>动作 %1</translation>
    </message>
    <message>
        <source>parent %1</source>
        <translation>父节点 %1</translation>
    </message>
    <message>
        <source>child %1</source>
        <translation>子节点 %1</translation>
    </message>
    <message>
        <source>every latent is recovered alone</source>
        <translation>每个潜变量都单独恢复</translation>
    </message>
    <message>
        <source>every factor is recovered alone</source>
        <translation>每个因子都单独恢复</translation>
    </message>
    <message>
        <source>no latent stays mixed, so it equals MCC</source>
        <translation>没有潜变量保持混合，因此它等于 MCC</translation>
    </message>
    <message>
        <source>no factor stays mixed, so it equals MCC</source>
        <translation>没有因子保持混合，因此它等于 MCC</translation>
    </message>
    <message>
        <source>it lets each latent mix with those that theory lets it mix with</source>
        <translation>它让每个潜变量与理论允许的潜变量混合</translation>
    </message>
    <message>
        <source>it lets each factor mix with those that theory lets it mix with</source>
        <translation>它让每个因子与理论允许的因子混合</translation>
    </message>
    <message>
        <source>it lets each latent depend on all learned latents</source>
        <translation>它让每个潜变量依赖所有学到的潜变量</translation>
    </message>
    <message>
        <source>the tasks fix the features up to a linear map, and R measures those</source>
        <translation>任务把特征确定到至多相差一个线性映射，而 R 度量的正是它</translation>
    </message>
    <message>
        <source>no two latents come apart</source>
        <translation>没有两个潜变量分开</translation>
    </message>
    <message>
        <source>no latent comes apart from all others</source>
        <translation>没有潜变量与其余全部分开</translation>
    </message>
    <message>
        <source>no two factors come apart</source>
        <translation>没有两个因子分开</translation>
    </message>
    <message>
        <source>without a known graph theory cannot say which latents come apart</source>
        <translation>没有已知的图，理论就说不出哪些潜变量会分开</translation>
    </message>
    <message>
        <source>influence falls short for %1</source>
        <translation>%1 的影响不足</translation>
    </message>
    <message>
        <source>the estimator %1 does not look for a sparse graph</source>
        <translation>估计器 %1 不寻找稀疏的图</translation>
    </message>
    <message>
        <source>the method %1 has no sparse predictors</source>
        <translation>方法 %1 没有稀疏的预测器</translation>
    </message>
    <message>
        <source>Assumption %1 (%2) fails</source>
        <translation>假设 %1（%2）不成立</translation>
    </message>
    <message>
        <source>%1 factors</source>
        <translation>%1 个因子</translation>
    </message>
    <message>
        <source>%1 factor</source>
        <translation>%1 个因子</translation>
    </message>
    <message>
        <source>%1 edges</source>
        <translation>%1 条边</translation>
    </message>
    <message>
        <source>%1 edge</source>
        <translation>%1 条边</translation>
    </message>
    <message>
        <source>%1 directions</source>
        <translation>%1 个方向</translation>
    </message>
    <message>
        <source>%1 direction</source>
        <translation>%1 个方向</translation>
    </message>
    <message>
        <source>mixed with %1</source>
        <translation>与 %1 混合</translation>
    </message>
    <message>
        <source>less: %1</source>
        <translation>较少：%1</translation>
    </message>
    <message>
        <source>%1, from the true graph</source>
        <translation>%1，取自真实图</translation>
    </message>
    <message>
        <source>%1, as given</source>
        <translation>%1，按给定</translation>
    </message>
    <message>
        <source>found %1</source>
        <translation>发现 %1</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>下列之一：%1</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 与 %2</translation>
    </message>
    <message>
        <source>%1, %2 with %3</source>
        <translation>%1，%2 与 %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另外 %1 个</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>the last of a list</comment>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>in a list</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between clauses</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The experiment&apos;s title; also the default name of its run&apos;s file.</source>
        <translation>实验的标题；也是其运行文件的默认名称。</translation>
    </message>
    <message>
        <source>this program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Which defaults fill keys that are absent. auto fits sizes, schedule and search to the world&apos;s dimensions and knows nothing of its graph. recipe is the paper&apos;s search tuned to the presets, with the true number of edges; paper is the published configuration, which takes days on two cores.</source>
        <translation>缺省的键由哪一组默认值填充。auto 使规模、日程和搜索适应世界的维数，而对它的图一无所知。recipe 是论文的搜索方法，针对各预设调整，并使用真实的边数；paper 是已发表的配置，在两个核心上需要数天。</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>recipe</source>
        <translation>recipe</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>paper</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed of training: initial weights, posterior and mask noise, order of the rows. Change it alone to see how much a result depends on chance.</source>
        <translation>训练的种子：初始权重、后验噪声与掩码噪声、各行的顺序。只改变它，就能看出结果有多少取决于偶然。</translation>
    </message>
    <message>
        <source>World</source>
        <translation>世界</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>How the latents of a world are seen: synthetic, mixed into a vector of numbers; scene, drawn as pictures.</source>
        <translation>如何看到世界的潜变量：synthetic，混合成一个数的向量；scene，画成图片。</translation>
    </message>
    <message>
        <source>synthetic</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>How a latent&apos;s mean depends on its parents. linear violates sufficient influence: theory then promises nothing.</source>
        <translation>潜变量的均值如何依赖其父节点。linear 违反充分影响：此时理论不作任何保证。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2022 (CLeaR), synthetic data, and its released code</source>
        <translation>Lachapelle et al. 2022 (CLeaR)，合成数据，及其发布的代码</translation>
    </message>
    <message>
        <source>sin</source>
        <translation>sin</translation>
    </message>
    <message>
        <source>diagonal sin</source>
        <translation>对角 sin</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>范数</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>Whether a latent&apos;s variance given its parents is fixed (k = 1) or moves with its history (k = 2 sufficient statistics).</source>
        <translation>给定父节点时潜变量的方差是固定的（k = 1），还是随历史变化（k = 2 个充分统计量）。</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>history</source>
        <translation>随历史</translation>
    </message>
    <message>
        <source>Latent variance</source>
        <translation>潜变量方差</translation>
    </message>
    <message>
        <source>squared latent units</source>
        <translation>潜变量单位的平方</translation>
    </message>
    <message>
        <source>Variance of each latent given its parents.</source>
        <translation>给定父节点时每个潜变量的方差。</translation>
    </message>
    <message>
        <source>world.mechanism.variance is fixed</source>
        <translation>world.mechanism.variance 为 fixed</translation>
    </message>
    <message>
        <source>Action range</source>
        <translation>动作范围</translation>
    </message>
    <message>
        <source>action units</source>
        <translation>动作单位</translation>
    </message>
    <message>
        <source>Actions are uniform between minus this and plus this.</source>
        <translation>动作在负的该值与正的该值之间均匀分布。</translation>
    </message>
    <message>
        <source>the world has actions</source>
        <translation>世界有动作</translation>
    </message>
    <message>
        <source>Lack of influence</source>
        <translation>影响的缺失</translation>
    </message>
    <message>
        <source>share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>Share of a linear function in every mean. Breaks sufficient influence as it nears 1; at 0 it holds.</source>
        <translation>每个均值中线性函数所占的份额。接近 1 时破坏充分影响；为 0 时该假设成立。</translation>
    </message>
    <message>
        <source>docs/lab.md</source>
        <translation>docs/lab.md</translation>
    </message>
    <message>
        <source>world.mechanism.kind is not linear</source>
        <translation>world.mechanism.kind 不是 linear</translation>
    </message>
    <message>
        <source>Noise correlation</source>
        <translation>噪声相关</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Correlation of every two latents given their parents. Breaks their conditional independence (Assumption 2); at 0 it holds.</source>
        <translation>给定父节点时每两个潜变量的相关。破坏它们的条件独立性（假设 2）；为 0 时该假设成立。</translation>
    </message>
    <message>
        <source>Hidden actions</source>
        <translation>隐藏的动作</translation>
    </message>
    <message>
        <source>share of entries</source>
        <translation>分量的份额</translation>
    </message>
    <message>
        <source>Share of the actions&apos; entries that are shown as 0 though they act. Breaks that actions are observed; at 0 they all are, at 1 only that something acts is known.</source>
        <translation>动作分量中虽然起作用却显示为 0 的份额。破坏“动作可观测”；为 0 时全部可观测，为 1 时只知道有某种作用。</translation>
    </message>
    <message>
        <source>Mixing</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>How latents become observations: a four-layer leaky-ReLU network with orthogonal weights, or one matrix.</source>
        <translation>潜变量如何变成观测：带正交权重的四层 leaky-ReLU 网络，或一个矩阵。</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Mixing seed</source>
        <translation>混合的种子</translation>
    </message>
    <message>
        <source>Seed of the mixing and of the mechanism&apos;s random constants: another world, not another sample of it.</source>
        <translation>混合以及机制中随机常数的种子：是另一个世界，而不是它的另一个样本。</translation>
    </message>
    <message>
        <source>Mixing negative slope</source>
        <translation>混合的负侧斜率</translation>
    </message>
    <message>
        <source>Slope of the mixing&apos;s leaky ReLU below zero; must not be 0, or the latents could not be recovered.</source>
        <translation>混合的 leaky ReLU 在零以下的斜率；不能为 0，否则潜变量无法恢复。</translation>
    </message>
    <message>
        <source>world.mixing.kind is network</source>
        <translation>world.mixing.kind 为 network</translation>
    </message>
    <message>
        <source>Folded latents</source>
        <translation>折叠的潜变量</translation>
    </message>
    <message>
        <source>latents</source>
        <translation>个潜变量</translation>
    </message>
    <message>
        <source>The first so many latents are observed by their absolute value alone. Breaks that the mixing is injective (Assumption 1); at 0 it is.</source>
        <translation>前这么多个潜变量只能通过其绝对值观测到。破坏“混合是单射”（假设 1）；为 0 时该假设成立。</translation>
    </message>
    <message>
        <source>d_x</source>
        <translation>d_x</translation>
    </message>
    <message>
        <source>dimensions</source>
        <translation>维</translation>
    </message>
    <message>
        <source>Observed dimensions, at least as many as latents. Default 20, or twice the number of latents when there are more than 10.</source>
        <translation>观测的维数，至少与潜变量一样多。默认 20；潜变量多于 10 个时为其两倍。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>standard deviations of x</source>
        <translation>x 的标准差</translation>
    </message>
    <message>
        <source>Standard deviation of the noise that is added to the standardised observations.</source>
        <translation>加到标准化观测上的噪声的标准差。</translation>
    </message>
    <message>
        <source>Seed of sampling: other rows of the same world.</source>
        <translation>采样的种子：同一世界的其他行。</translation>
    </message>
    <message>
        <source>Train rows</source>
        <translation>训练行数</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows to train on. The published million is divided 80 : 10 : 10.</source>
        <translation>用于训练的行。已发表的一百万行按 80 : 10 : 10 划分。</translation>
    </message>
    <message>
        <source>Validation rows</source>
        <translation>验证行数</translation>
    </message>
    <message>
        <source>Rows to choose settings by; training never sees them.</source>
        <translation>用来选择设置的行；训练从不看到它们。</translation>
    </message>
    <message>
        <source>Test rows</source>
        <translation>测试行数</translation>
    </message>
    <message>
        <source>Rows that scores are computed on; training never sees them.</source>
        <translation>用来计算得分的行；训练从不看到它们。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>What is drawn: the running example&apos;s tree, robot and ball (up to 4 latents), a landscape of up to 10 moving parts, up to 10 balls (x and y of each), or up to 4 sprites (x, y, size, angle and light of each). Latents drive its factors in their order.</source>
        <translation>画的是什么：贯穿全文的例子中的树、机器人和球（至多 4 个潜变量）；由至多 10 个活动部分组成的风景；至多 10 个球（各有 x 和 y）；或至多 4 个精灵（各有 x、y、大小、角度和亮度）。潜变量按顺序驱动其因子。</translation>
    </message>
    <message>
        <source>tree robot ball</source>
        <translation>树 机器人 球</translation>
    </message>
    <message>
        <source>balls</source>
        <translation>球</translation>
    </message>
    <message>
        <source>sprites</source>
        <translation>精灵</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Width and height of a frame.</source>
        <translation>画面的宽度和高度。</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Frames in red, green and blue, or in grey.</source>
        <translation>画面为红绿蓝三色，或灰度。</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>rgb</source>
        <translation>rgb</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>散布</translation>
    </message>
    <message>
        <source>How far parts travel: 0 in places of their own, 1 over the whole frame. The further, the harder.</source>
        <translation>各部分移动多远：0 为各在自己的位置，1 为遍及整个画面。越远越难。</translation>
    </message>
    <message>
        <source>Crowd</source>
        <translation>拥挤</translation>
    </message>
    <message>
        <source>Moves all parts towards the middle, by this share of the way, so that they hide each other.</source>
        <translation>使所有部分按该比例移向中间，于是它们互相遮挡。</translation>
    </message>
    <message>
        <source>Pixel noise</source>
        <translation>像素噪声</translation>
    </message>
    <message>
        <source>of full brightness</source>
        <translation>（以最大亮度为单位）</translation>
    </message>
    <message>
        <source>Standard deviation of the noise on every pixel.</source>
        <translation>每个像素上噪声的标准差。</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Standard deviation of the logarithm of a frame&apos;s brightness, which no latent drives.</source>
        <translation>画面亮度对数的标准差，没有任何潜变量驱动它。</translation>
    </message>
    <message>
        <source>Estimator</source>
        <translation>估计器</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>成分</translation>
    </message>
    <message>
        <source>components</source>
        <translation>个成分</translation>
    </message>
    <message>
        <source>Principal components of frames whose scores are learned from, in place of pixels. null: as many as their spectrum asks for; the run says how many those were.</source>
        <translation>画面的主成分个数，以其得分代替像素来学习。null：其谱需要多少就取多少；运行会说明有多少个。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What is learned from, in place of a world that is drawn.</source>
        <translation>从什么学习，以代替所画的世界。</translation>
    </message>
    <message>
        <source>table</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Whether rows follow each other in time: rows, they do not; pairs, rows 1 and 2 are a pair of consecutive times, rows 3 and 4, ...; episodes, consecutive rows are consecutive times, within an episode.</source>
        <translation>各行在时间上是否相继：rows，不相继；pairs，第 1 和 2 行是一对相继的时刻，第 3 和 4 行……；episodes，在一个片段之内，相继的行是相继的时刻。</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>时间对</translation>
    </message>
    <message>
        <source>episodes</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Columns of actions as numbers, or every value that occurs in one as an action of its own, 0 or 1.</source>
        <translation>把动作列当作数，或把其中出现的每个值当作一个取 0 或 1 的动作。</translation>
    </message>
    <message>
        <source>there are actions</source>
        <translation>有动作</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数</translation>
    </message>
    <message>
        <source>categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation>缺失值</translation>
    </message>
    <message>
        <source>Rows with a missing or an infinite value: refused, or left out.</source>
        <translation>含有缺失值或无穷值的行：拒绝，或舍去。</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>舍去</translation>
    </message>
    <message>
        <source>Latents</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>Number of latents to learn. Default: as many as the true ones where these are given, else as the spectrum of x suggests.</source>
        <translation>要学习的潜变量个数。默认：给出真实潜变量时与之一样多，否则按 x 的谱所提示的个数。</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>验证份额</translation>
    </message>
    <message>
        <source>of the rows</source>
        <translation>（占全部行）</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>测试份额</translation>
    </message>
    <message>
        <source>Covariance</source>
        <translation>协方差</translation>
    </message>
    <message>
        <source>Whether every two latents are equally correlated, or the less the further apart they stand.</source>
        <translation>每两个潜变量是否同等相关，还是相距越远相关越小。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2023, arXiv 2211.14666</source>
        <translation>Lachapelle et al. 2023, arXiv 2211.14666</translation>
    </message>
    <message>
        <source>equicorrelated</source>
        <translation>等相关</translation>
    </message>
    <message>
        <source>decaying</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Correlation of two latents, or of neighbours, before they are cut to the cube.</source>
        <translation>两个潜变量或相邻潜变量在截断到立方体之前的相关。</translation>
    </message>
    <message>
        <source>Cube</source>
        <translation>立方体</translation>
    </message>
    <message>
        <source>standard deviations</source>
        <translation>个标准差</translation>
    </message>
    <message>
        <source>Half the side of the cube that latents are cut to; at the square root of 3 a uniform factor has unit variance.</source>
        <translation>潜变量被截断到的立方体的半边长；取 3 的平方根时，均匀因子的方差为 1。</translation>
    </message>
    <message>
        <source>How latents become observations: a four-layer leaky-ReLU network with orthogonal weights, one matrix, or a scene whose parts they move.</source>
        <translation>潜变量如何变成观测：带正交权重的四层 leaky-ReLU 网络、一个矩阵，或由它们移动其各部分的场景。</translation>
    </message>
    <message>
        <source>Seed of the mixing, and of weights from a finite set: another world, not another sample of it.</source>
        <translation>混合的种子，也是取自有限集合的权重的种子：是另一个世界，而不是它的另一个样本。</translation>
    </message>
    <message>
        <source>data.mixing.kind is network</source>
        <translation>data.mixing.kind 为 network</translation>
    </message>
    <message>
        <source>Observed dimensions, at least as many as latents.</source>
        <translation>观测的维数，至少与潜变量一样多。</translation>
    </message>
    <message>
        <source>data.mixing.kind is network or linear</source>
        <translation>data.mixing.kind 为 network 或 linear</translation>
    </message>
    <message>
        <source>data.mixing.kind is scene</source>
        <translation>data.mixing.kind 为 scene</translation>
    </message>
    <message>
        <source>Supports</source>
        <translation>支撑集</translation>
    </message>
    <message>
        <source>Which latents a task needs: each with a probability, an exact number, one of disjoint blocks (which leaves blocks mixed), neighbours on a circle, or one of the list data.supports.</source>
        <translation>任务需要哪些潜变量：各按概率、确切的个数、若干不相交分块之一（这使各块保持混合）、圆上相邻的若干个，或列表 data.supports 中的一个。</translation>
    </message>
    <message>
        <source>bernoulli</source>
        <translation>伯努利</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>确切个数</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>given</source>
        <translation>给定</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Probability that a task needs a latent; tasks that need none are drawn again.</source>
        <translation>任务需要某个潜变量的概率；什么都不需要的任务会重新抽取。</translation>
    </message>
    <message>
        <source>data.support.law is bernoulli</source>
        <translation>data.support.law 为 bernoulli</translation>
    </message>
    <message>
        <source>Latents that a task needs, or in a block or window.</source>
        <translation>一个任务、一个分块或一个窗口中的潜变量个数。</translation>
    </message>
    <message>
        <source>data.support.law is exact, blocks or windows</source>
        <translation>data.support.law 为 exact、blocks 或 windows</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>How a task weighs the latents it needs: normal, Laplace, or one of a few fixed vectors for each support, which violates Assumption 6.</source>
        <translation>任务如何给所需的潜变量加权：正态、拉普拉斯，或每个支撑集取少数几个固定向量之一，后者违反假设 6。</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正态</translation>
    </message>
    <message>
        <source>laplace</source>
        <translation>拉普拉斯</translation>
    </message>
    <message>
        <source>finite</source>
        <translation>有限</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量数</translation>
    </message>
    <message>
        <source>vectors</source>
        <translation>个向量</translation>
    </message>
    <message>
        <source>Weight vectors that a support has.</source>
        <translation>一个支撑集有多少个权重向量。</translation>
    </message>
    <message>
        <source>data.weights.law is finite</source>
        <translation>data.weights.law 为 finite</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>个类别</translation>
    </message>
    <message>
        <source>Classes of a task&apos;s target; 0 for a number.</source>
        <translation>任务目标的类别数；0 表示目标是数。</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>锐度</translation>
    </message>
    <message>
        <source>Factor of the logits: how nearly the latents determine the class.</source>
        <translation>logits 的因子：潜变量在多大程度上决定类别。</translation>
    </message>
    <message>
        <source>there are classes</source>
        <translation>有类别</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>points</source>
        <translation>个点</translation>
    </message>
    <message>
        <source>Label noise</source>
        <translation>标签噪声</translation>
    </message>
    <message>
        <source>of the signal&apos;s norm</source>
        <translation>（以信号的范数为单位）</translation>
    </message>
    <message>
        <source>Norm of the noise on a task&apos;s targets.</source>
        <translation>任务目标上噪声的范数。</translation>
    </message>
    <message>
        <source>targets are numbers</source>
        <translation>目标是数</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>流式</translation>
    </message>
    <message>
        <source>Whether every step sees tasks that it has never seen, or a pool of tasks comes again and again.</source>
        <translation>每一步看到的是从未见过的任务，还是任务池中的任务反复出现。</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tasks in the pool.</source>
        <translation>任务池中的任务数。</translation>
    </message>
    <message>
        <source>data.stream is off</source>
        <translation>data.stream 关闭</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Observations that tasks draw their training points from.</source>
        <translation>任务从中抽取训练点的观测。</translation>
    </message>
    <message>
        <source>What is learned: which other keys there are, and which defaults they have, follows from it.</source>
        <translation>学什么：还有哪些键、各键取什么默认值，都由此而定。</translation>
    </message>
    <message>
        <source>mechanism sparsity</source>
        <translation>机制稀疏性</translation>
    </message>
    <message>
        <source>beta vae</source>
        <translation>beta-VAE</translation>
    </message>
    <message>
        <source>beta tcvae</source>
        <translation>beta-TCVAE</translation>
    </message>
    <message>
        <source>ivae</source>
        <translation>iVAE</translation>
    </message>
    <message>
        <source>slow vae</source>
        <translation>SlowVAE</translation>
    </message>
    <message>
        <source>pcl</source>
        <translation>PCL</translation>
    </message>
    <message>
        <source>sparse autoencoder</source>
        <translation>稀疏自编码器</translation>
    </message>
    <message>
        <source>pca ica</source>
        <translation>PCA + ICA</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>supervised</source>
        <translation>有监督</translation>
    </message>
    <message>
        <source>sparse multitask</source>
        <translation>稀疏多任务</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Hidden layers of the encoder, and of the decoder.</source>
        <translation>编码器和解码器各自的隐藏层数。</translation>
    </message>
    <message>
        <source>docs/recipe.md, section 2</source>
        <translation>docs/recipe.md，第 2 节</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>units</source>
        <translation>个单元</translation>
    </message>
    <message>
        <source>Width of the hidden layers of encoder and decoder.</source>
        <translation>编码器和解码器隐藏层的宽度。</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>Initial weights of encoder and decoder: orthogonal with gains that keep the signal&apos;s size, or uniform within one over the square root of the inputs.</source>
        <translation>编码器和解码器的初始权重：带增益的正交矩阵，使信号大小不变；或在输入个数平方根的倒数之内均匀分布。</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>正交</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Posterior</source>
        <translation>后验</translation>
    </message>
    <message>
        <source>Variance of the approximate posterior: one per latent for all rows (shared), or one per row from the encoder (amortised).</source>
        <translation>近似后验的方差：所有行共用、每个潜变量一个（shared），或由编码器给出、每行一个（amortised）。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890: model, evidence lower bound and sparsity constraint</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890：模型、证据下界与稀疏约束</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>amortised</source>
        <translation>摊销</translation>
    </message>
    <message>
        <source>Initial posterior</source>
        <translation>初始后验</translation>
    </message>
    <message>
        <source>Initial value q of the posterior; its variance is log(1 + exp q) + 1e-4.</source>
        <translation>后验的初始值 q；其方差为 log(1 + exp q) + 1e-4。</translation>
    </message>
    <message>
        <source>Variances</source>
        <translation>各方差</translation>
    </message>
    <message>
        <source>How the variances of decoder and transition are fitted: as moving averages of their closed form, or by gradient. With history the transition also gives the variance of each latent, from the same parents as its mean; the others are moving averages.</source>
        <translation>解码器与转移的方差如何拟合：按其闭式解的滑动平均，或按梯度。若为 history，转移还由均值的同一批父节点给出每个潜变量的方差；其余为滑动平均。</translation>
    </message>
    <message>
        <source>moving average</source>
        <translation>滑动平均</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>学习得到</translation>
    </message>
    <message>
        <source>Decoder log variance</source>
        <translation>解码器对数方差</translation>
    </message>
    <message>
        <source>log of squared x units</source>
        <translation>x 单位平方的对数</translation>
    </message>
    <message>
        <source>Initial logarithm of the decoder&apos;s variance.</source>
        <translation>解码器方差的初始对数。</translation>
    </message>
    <message>
        <source>released code of Lachapelle et al. 2024, arXiv 2401.04890</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890 发布的代码</translation>
    </message>
    <message>
        <source>Linear start</source>
        <translation>线性起步</translation>
    </message>
    <message>
        <source>Encoder and decoder are linear at first, the white principal components of the observations and the way back. Random networks fold the observations, and a fold that has settled never comes undone. Wants orthogonal initialisation, an even width of twice the latents or more, and as many observed dimensions as latents.</source>
        <translation>编码器和解码器起初是线性的，即观测的白化主成分及其逆。随机网络会折叠观测，而已经稳定的折叠永远不会解开。需要正交初始化、偶数且至少为潜变量两倍的宽度，以及不少于潜变量的观测维数。</translation>
    </message>
    <message>
        <source>docs/recipe.md, section 6</source>
        <translation>docs/recipe.md，第 6 节</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>个起点</translation>
    </message>
    <message>
        <source>Starts that are trained for 100 to 200 steps each, the first as everything else says, the others random; the one under which held-out rows are likeliest goes on. They take a tenth of a run at most.</source>
        <translation>各训练 100 到 200 步的起点：第一个按其余设置，其余随机；使留出行最可能的那个继续。它们至多占一个运行的十分之一。</translation>
    </message>
    <message>
        <source>sparsity.search is rotate, or masks with a bound from the data</source>
        <translation>sparsity.search 为 rotate，或为 masks 且边数上界取自数据</translation>
    </message>
    <message>
        <source>Unmix</source>
        <translation>解混</translation>
    </message>
    <message>
        <source>Learns a square matrix between encoder and latents, which undoes linear mixing much faster than the networks can.</source>
        <translation>在编码器与潜变量之间学习一个方阵，它撤销线性混合比网络快得多。</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>Once a rotation has found the graph, straightens the latents: fits a slight quadratic map after the unmixing matrix by maximum likelihood under the graph, and learns on with it.</source>
        <translation>一旦旋转找到了图，就把潜变量拉直：在解混矩阵之后，按图下的最大似然拟合一个轻微的二次映射，并带着它继续学习。</translation>
    </message>
    <message>
        <source>sparsity.search is rotate</source>
        <translation>sparsity.search 为 rotate</translation>
    </message>
    <message>
        <source>Prior log variance</source>
        <translation>先验对数方差</translation>
    </message>
    <message>
        <source>log of squared latent units</source>
        <translation>潜变量单位平方的对数</translation>
    </message>
    <message>
        <source>Initial logarithm of the transition&apos;s variance.</source>
        <translation>转移方差的初始对数。</translation>
    </message>
    <message>
        <source>Transition hidden layers</source>
        <translation>转移的隐藏层</translation>
    </message>
    <message>
        <source>Hidden layers of the transition network that each latent has.</source>
        <translation>每个潜变量的转移网络的隐藏层数。</translation>
    </message>
    <message>
        <source>Transition width</source>
        <translation>转移的宽度</translation>
    </message>
    <message>
        <source>Width of the transition networks&apos; hidden layers. The recipe takes 16 for diagonal graphs, else 32.</source>
        <translation>转移网络隐藏层的宽度。recipe 对对角图取 16，否则取 32。</translation>
    </message>
    <message>
        <source>Transition activation</source>
        <translation>转移的激活</translation>
    </message>
    <message>
        <source>First hidden layer of the transition networks: leaky ReLU, or sines, which fit periodic mechanisms that leaky ReLUs cannot.</source>
        <translation>转移网络的第一个隐藏层：leaky ReLU，或正弦，后者能拟合 leaky ReLU 无法拟合的周期机制。</translation>
    </message>
    <message>
        <source>leaky</source>
        <translation>leaky</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>Transition shared width</source>
        <translation>转移的共用宽度</translation>
    </message>
    <message>
        <source>sines</source>
        <translation>个正弦</translation>
    </message>
    <message>
        <source>Width of the one transition network that all latents share while no edge is masked.</source>
        <translation>在没有边被掩蔽时，所有潜变量共用的一个转移网络的宽度。</translation>
    </message>
    <message>
        <source>Transition series</source>
        <translation>转移的级数</translation>
    </message>
    <message>
        <source>harmonics</source>
        <translation>个谐波</translation>
    </message>
    <message>
        <source>Room for a Fourier series of every action in the transition network that all latents share, up to the highest frequency at which the data show actions to move the observation. It does not learn: sines of all actions at once would not find high frequencies of one.</source>
        <translation>在所有潜变量共用的转移网络中，为每个动作的傅里叶级数留出的空间，直到数据表明动作移动观测的最高频率。它不学习：同时含所有动作的正弦找不到单个动作的高频。</translation>
    </message>
    <message>
        <source>there are actions, and sparsity.search is rotate, or masks with a bound from the data</source>
        <translation>有动作，且 sparsity.search 为 rotate，或为 masks 且边数上界取自数据</translation>
    </message>
    <message>
        <source>Transition skip</source>
        <translation>转移的跳接</translation>
    </message>
    <message>
        <source>Adds a masked linear path from a latent&apos;s parents to its mean.</source>
        <translation>增加一条从潜变量的父节点到其均值的带掩码的线性通路。</translation>
    </message>
    <message>
        <source>Transition hidden bias</source>
        <translation>转移的隐藏偏置</translation>
    </message>
    <message>
        <source>Gives the transition networks biases in the hidden layers after the first.</source>
        <translation>使转移网络在第一层之后的隐藏层带有偏置。</translation>
    </message>
    <message>
        <source>estimator.transition.hidden_layers is 2 or more</source>
        <translation>estimator.transition.hidden_layers 不小于 2</translation>
    </message>
    <message>
        <source>Transition initialisation</source>
        <translation>转移的初始化</translation>
    </message>
    <message>
        <source>First layer of the transition networks: He with zero biases (he), normal weights of deviation 0.6 and standard normal biases (spread), or uniform. Spread biases find the right edges more reliably on graphs that are not diagonal.</source>
        <translation>转移网络的第一层：零偏置的 He（he）；标准差 0.6 的正态权重与标准正态偏置（spread）；或均匀。在非对角的图上，分散的偏置更可靠地找到正确的边。</translation>
    </message>
    <message>
        <source>he</source>
        <translation>He</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>分散</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>稀疏性</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>How the sparse graph is found. masks: soft masks under a bound on the expected edges, the paper&apos;s way. rotate: the unmasked model first, then the rotation of its latents that leaves the least influence outside the best edges. penalty: masks with a price an edge. frozen: every edge stays. truth: the true graph is given.</source>
        <translation>如何找到稀疏的图。masks：期望边数受上界约束的软掩码，即论文的做法。rotate：先训练无掩码的模型，再求其潜变量的旋转，使最佳的边之外留下的影响最少。penalty：每条边有代价的掩码。frozen：所有边保留。truth：给定真实图。</translation>
    </message>
    <message>
        <source>masks</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>惩罚</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>Bound on Ga</source>
        <translation>Ga 的边数上界</translation>
    </message>
    <message>
        <source>edges</source>
        <translation>条边</translation>
    </message>
    <message>
        <source>Bound on the expected edges from actions to latents; null leaves it to sparsity.bound_from.</source>
        <translation>从动作到潜变量的期望边数的上界；null 表示由 sparsity.bound_from 决定。</translation>
    </message>
    <message>
        <source>there are actions and sparsity.search is masks or rotate</source>
        <translation>有动作，且 sparsity.search 为 masks 或 rotate</translation>
    </message>
    <message>
        <source>Bound on Gz</source>
        <translation>Gz 的边数上界</translation>
    </message>
    <message>
        <source>Bound on the expected edges between latents over time; null leaves it to sparsity.bound_from.</source>
        <translation>潜变量之间跨时间的期望边数的上界；null 表示由 sparsity.bound_from 决定。</translation>
    </message>
    <message>
        <source>there is time and sparsity.search is masks or rotate</source>
        <translation>有时间，且 sparsity.search 为 masks 或 rotate</translation>
    </message>
    <message>
        <source>Bound from</source>
        <translation>上界取自</translation>
    </message>
    <message>
        <source>Where bounds that are null come from: the data alone, or the true number of edges, which only a simulation knows.</source>
        <translation>为 null 的上界取自何处：只取自数据，或取自只有模拟才知道的真实边数。</translation>
    </message>
    <message>
        <source>sparsity.search is masks or rotate and a bound is null</source>
        <translation>sparsity.search 为 masks 或 rotate，且有一个上界为 null</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Unmasked share</source>
        <translation>无掩码的份额</translation>
    </message>
    <message>
        <source>fraction of the run</source>
        <translation>（占整个运行）</translation>
    </message>
    <message>
        <source>Steps without masks before the rotation is searched; at least 1,000, or a third of a short run.</source>
        <translation>搜索旋转之前没有掩码的步数；至少 1,000 步，或短运行的三分之一。</translation>
    </message>
    <message>
        <source>Schedule end</source>
        <translation>日程结束</translation>
    </message>
    <message>
        <source>When the bound, which falls linearly from all edges, has reached its value, or the penalty its.</source>
        <translation>从全部边数线性下降的上界何时达到其值，或惩罚何时达到其值。</translation>
    </message>
    <message>
        <source>sparsity.search is masks or penalty</source>
        <translation>sparsity.search 为 masks 或 penalty</translation>
    </message>
    <message>
        <source>Multiplier rate</source>
        <translation>乘子速率</translation>
    </message>
    <message>
        <source>per edge and step</source>
        <translation>每条边每步</translation>
    </message>
    <message>
        <source>Step of dual ascent: how fast the multiplier grows while there are too many edges.</source>
        <translation>对偶上升的步长：边过多时乘子增长多快。</translation>
    </message>
    <message>
        <source>sparsity.search is masks</source>
        <translation>sparsity.search 为 masks</translation>
    </message>
    <message>
        <source>Dual restarts</source>
        <translation>对偶重启</translation>
    </message>
    <message>
        <source>Sets the multiplier back to 0 once the constraint holds.</source>
        <translation>约束一旦满足就把乘子重置为 0。</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>惩罚</translation>
    </message>
    <message>
        <source>per edge</source>
        <translation>每条边</translation>
    </message>
    <message>
        <source>Weight of the expected edges in the loss, before division by the observed dimensions.</source>
        <translation>期望边数在损失中的权重，在除以观测维数之前。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2022 (CLeaR), penalised objective</source>
        <translation>Lachapelle et al. 2022 (CLeaR)，带惩罚的目标</translation>
    </message>
    <message>
        <source>sparsity.search is penalty</source>
        <translation>sparsity.search 为 penalty</translation>
    </message>
    <message>
        <source>Mask rate</source>
        <translation>掩码速率</translation>
    </message>
    <message>
        <source>per step</source>
        <translation>每步</translation>
    </message>
    <message>
        <source>Adam learning rate of the masks&apos; logits, constant over the run.</source>
        <translation>掩码 logits 的 Adam 学习率，整个运行中不变。</translation>
    </message>
    <message>
        <source>Mask initial</source>
        <translation>掩码初值</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>Initial logit of every edge; 5 means a probability of 0.993.</source>
        <translation>每条边的初始 logit；5 表示概率 0.993。</translation>
    </message>
    <message>
        <source>Mask limit</source>
        <translation>掩码界限</translation>
    </message>
    <message>
        <source>Logits are kept within plus and minus this, so that an edge can come back; a huge value lifts the limit.</source>
        <translation>logits 保持在正负该值之内，使边能够回来；取极大的值则取消界限。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Temperature of the soft Gumbel-sigmoid masks; lower is closer to 0 and 1.</source>
        <translation>软 Gumbel-sigmoid 掩码的温度；越低越接近 0 和 1。</translation>
    </message>
    <message>
        <source>Temperature at the end</source>
        <translation>结束时的温度</translation>
    </message>
    <message>
        <source>What the temperature falls to, linearly, until the bound has reached its value. Null: it stays.</source>
        <translation>温度线性下降到的值，直到上界达到其值。null：保持不变。</translation>
    </message>
    <message>
        <source>Jang, Gu &amp; Poole 2017, arXiv 1611.01144, section 2.2</source>
        <translation>Jang, Gu &amp; Poole 2017, arXiv 1611.01144，第 2.2 节</translation>
    </message>
    <message>
        <source>Hard masks</source>
        <translation>硬掩码</translation>
    </message>
    <message>
        <source>Draws masks of 0 and 1, which the gradient goes through as if they were soft (straight-through), instead of soft ones.</source>
        <translation>抽取 0 和 1 的掩码，梯度把它们当作软掩码通过（直通估计），以代替软掩码。</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Weight of the KL divergence from independent normal latents. At 1 this is the plain VAE; more buys latents that are independent and carry less, at the price of the reconstruction.</source>
        <translation>相对于独立正态潜变量的 KL 散度的权重。为 1 时就是普通的 VAE；更大则换来更独立、携带更少的潜变量，代价是重构。</translation>
    </message>
    <message>
        <source>Higgins et al. 2017 (ICLR), beta-VAE</source>
        <translation>Higgins et al. 2017 (ICLR), beta-VAE</translation>
    </message>
    <message>
        <source>Beta of total correlation</source>
        <translation>总相关的 Beta</translation>
    </message>
    <message>
        <source>Weight of the total correlation of the latents. At 1 this is the plain VAE; more asks for independent latents without asking them to carry less.</source>
        <translation>潜变量总相关的权重。为 1 时就是普通的 VAE；更大则要求潜变量独立，而不要求它们携带得更少。</translation>
    </message>
    <message>
        <source>Chen et al. 2018, arXiv 1802.04942, beta-TCVAE</source>
        <translation>Chen et al. 2018, arXiv 1802.04942, beta-TCVAE</translation>
    </message>
    <message>
        <source>Prior&apos;s hidden layers</source>
        <translation>先验的隐藏层</translation>
    </message>
    <message>
        <source>Hidden layers of the network that gives the prior&apos;s mean and variance from the actions.</source>
        <translation>由动作给出先验均值和方差的网络的隐藏层数。</translation>
    </message>
    <message>
        <source>Prior&apos;s width</source>
        <translation>先验的宽度</translation>
    </message>
    <message>
        <source>Width of those layers.</source>
        <translation>这些层的宽度。</translation>
    </message>
    <message>
        <source>Weight of the divergence from independent normal latents.</source>
        <translation>相对于独立正态潜变量的散度的权重。</translation>
    </message>
    <message>
        <source>Klindt et al. 2021, arXiv 2007.10930, SlowVAE</source>
        <translation>Klindt et al. 2021, arXiv 2007.10930, SlowVAE</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Weight of the divergence of each step&apos;s latents from a Laplace distribution about those of the other step: what asks for sparse changes.</source>
        <translation>每一步的潜变量相对于以另一步潜变量为中心的拉普拉斯分布的散度的权重：它要求稀疏的变化。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>per unit of z</source>
        <translation>每单位 z</translation>
    </message>
    <message>
        <source>Rate of that Laplace distribution: the larger, the smaller the changes it expects.</source>
        <translation>该拉普拉斯分布的速率：越大，预期的变化越小。</translation>
    </message>
    <message>
        <source>Regression</source>
        <translation>回归</translation>
    </message>
    <message>
        <source>What tells true pairs of steps from permuted ones by their latents: a network for each latent (mlp), or a weighted absolute difference.</source>
        <translation>根据潜变量区分真实的时间对与置换后的时间对的工具：每个潜变量一个网络（mlp），或加权的绝对差。</translation>
    </message>
    <message>
        <source>Hyvarinen &amp; Morioka 2017 (AISTATS), permutation-contrastive learning</source>
        <translation>Hyvarinen &amp; Morioka 2017 (AISTATS)，置换对比学习</translation>
    </message>
    <message>
        <source>mlp</source>
        <translation>mlp</translation>
    </message>
    <message>
        <source>absolute</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <source>Regression&apos;s hidden layers</source>
        <translation>回归的隐藏层</translation>
    </message>
    <message>
        <source>Hidden layers of each latent&apos;s network.</source>
        <translation>每个潜变量的网络的隐藏层数。</translation>
    </message>
    <message>
        <source>estimator.regression is mlp</source>
        <translation>estimator.regression 为 mlp</translation>
    </message>
    <message>
        <source>Regression&apos;s width</source>
        <translation>回归的宽度</translation>
    </message>
    <message>
        <source>Price of latents</source>
        <translation>潜变量的代价</translation>
    </message>
    <message>
        <source>Of the mean absolute latent, beside the squared error of the reconstruction.</source>
        <translation>平均绝对潜变量的代价，与重构的平方误差并列。</translation>
    </message>
    <message>
        <source>released code of danrux/sparsity-crl (Numerical/main_linear.py)</source>
        <translation>danrux/sparsity-crl 发布的代码 (Numerical/main_linear.py)</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Normalises latents over the batch, with a scale and a shift that are learned. Without it the price only shrinks the latents.</source>
        <translation>在批上归一化潜变量，带有学习得到的缩放与平移。没有它，代价只会使潜变量收缩。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>two_stage: predictors without penalty, then the linear map that makes their weights sparse. joint: group lasso, one penalised objective for all. bilevel: group lasso inside, the error outside, the paper&apos;s. ridge: predictors without penalty. ridge_ica: those, then ICA of the features.</source>
        <translation>two_stage：先是没有惩罚的预测器，再是使其权重稀疏的线性映射。joint：组套索，所有任务一个带惩罚的目标。bilevel：内层组套索，外层误差，即论文的做法。ridge：没有惩罚的预测器。ridge_ica：在此之后对特征作 ICA。</translation>
    </message>
    <message>
        <source>docs/tasks.md, section 4</source>
        <translation>docs/tasks.md，第 4 节</translation>
    </message>
    <message>
        <source>two stage</source>
        <translation>两阶段</translation>
    </message>
    <message>
        <source>joint</source>
        <translation>联合</translation>
    </message>
    <message>
        <source>bilevel</source>
        <translation>双层</translation>
    </message>
    <message>
        <source>ridge</source>
        <translation>Ridge</translation>
    </message>
    <message>
        <source>ridge ica</source>
        <translation>Ridge + ICA</translation>
    </message>
    <message>
        <source>Lambda ratio</source>
        <translation>Lambda 之比</translation>
    </message>
    <message>
        <source>of the largest</source>
        <translation>（以最大值为单位）</translation>
    </message>
    <message>
        <source>Penalty of the predictors, as a share of what would leave them no feature.</source>
        <translation>预测器的惩罚，以使它们不剩任何特征的惩罚为单位。</translation>
    </message>
    <message>
        <source>estimator.method is joint or bilevel</source>
        <translation>estimator.method 为 joint 或 bilevel</translation>
    </message>
    <message>
        <source>Whitening</source>
        <translation>白化</translation>
    </message>
    <message>
        <source>Added to the covariance of x before x is whitened by it, which correlated latents need; 0 takes x as it is.</source>
        <translation>在用 x 的协方差白化 x 之前加到该协方差上的量，相关的潜变量需要它；0 表示按原样取 x。</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Relative change of the weights at which a predictor counts as fitted; correlated features want 1e-6.</source>
        <translation>权重的相对变化小到多少即认为预测器已拟合；相关的特征需要 1e-6。</translation>
    </message>
    <message>
        <source>Ridge of classifiers</source>
        <translation>分类器的 Ridge</translation>
    </message>
    <message>
        <source>Weight of a classifier&apos;s squared weights, without which separable classes have no fit.</source>
        <translation>分类器权重平方的权重；没有它，可分的类别没有拟合解。</translation>
    </message>
    <message>
        <source>targets are classes</source>
        <translation>目标是类别</translation>
    </message>
    <message>
        <source>First look</source>
        <translation>首次查看</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Steps before the sparse map is searched for the first time; then training goes on, and it is searched again after four times as many, and so on.</source>
        <translation>首次搜索稀疏映射之前的步数；然后训练继续，经过四倍的步数后再次搜索，如此等等。</translation>
    </message>
    <message>
        <source>estimator.method is two_stage</source>
        <translation>estimator.method 为 two_stage</translation>
    </message>
    <message>
        <source>Tasks on whose predictors the sparse map is searched.</source>
        <translation>在其预测器上搜索稀疏映射的任务数。</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>rounds</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Rounds of refinement: supports by elimination, then a Gauss-Newton step of the map.</source>
        <translation>改进的轮数：以剔除法确定支撑集，再对映射作一步高斯-牛顿。</translation>
    </message>
    <message>
        <source>First threshold</source>
        <translation>首个阈值</translation>
    </message>
    <message>
        <source>squared t-value</source>
        <translation>t 值的平方</translation>
    </message>
    <message>
        <source>A weight below it is dropped in the first round; the threshold falls to the last one.</source>
        <translation>第一轮中低于它的权重被剔除；阈值逐渐降到最后一个。</translation>
    </message>
    <message>
        <source>Last threshold</source>
        <translation>最后阈值</translation>
    </message>
    <message>
        <source>A weight below it is dropped in the last rounds.</source>
        <translation>最后几轮中低于它的权重被剔除。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Length of the run. Schedules are fractions of it, so a longer run is also a slower one.</source>
        <translation>运行的长度。各日程是它的分数，因此更长的运行也是更慢的运行。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批</translation>
    </message>
    <message>
        <source>Rows per step.</source>
        <translation>每步的行数。</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>muon</source>
        <translation>Muon</translation>
    </message>
    <message>
        <source>adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Learning rate of Adam at its height.</source>
        <translation>Adam 学习率的最高值。</translation>
    </message>
    <message>
        <source>Muon rate</source>
        <translation>Muon 速率</translation>
    </message>
    <message>
        <source>Learning rate of Muon at its height.</source>
        <translation>Muon 学习率的最高值。</translation>
    </message>
    <message>
        <source>training.optimiser is muon</source>
        <translation>training.optimiser 为 muon</translation>
    </message>
    <message>
        <source>Unmix rate</source>
        <translation>解混速率</translation>
    </message>
    <message>
        <source>Relative-gradient step of the unmixing matrix at its height. The recipe takes 0.01, or 0.02 when there is time.</source>
        <translation>解混矩阵的相对梯度步长的最高值。recipe 取 0.01，有时间时取 0.02。</translation>
    </message>
    <message>
        <source>estimator.unmix is on</source>
        <translation>estimator.unmix 开启</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Steps over which the learning rates rise from 0.</source>
        <translation>学习率从 0 上升所经过的步数。</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>When the learning rates start to fall, along a cosine.</source>
        <translation>学习率从何时开始沿余弦下降。</translation>
    </message>
    <message>
        <source>sparsity.search is not rotate, or training.refine_factor is above 0</source>
        <translation>sparsity.search 不是 rotate，或 training.refine_factor 大于 0</translation>
    </message>
    <message>
        <source>Refine factor</source>
        <translation>精修因子</translation>
    </message>
    <message>
        <source>Factor of the learning rates once the rotation has given the graph. At 0 the encoder then stays as it is, and decoder and transition networks alone learn on.</source>
        <translation>旋转给出图之后学习率的因子。为 0 时编码器保持原样，只有解码器与转移网络继续学习。</translation>
    </message>
    <message>
        <source>Final fraction</source>
        <translation>最终分数</translation>
    </message>
    <message>
        <source>fraction of the height</source>
        <translation>（以最高值为单位）</translation>
    </message>
    <message>
        <source>What the learning rates have fallen to at the end.</source>
        <translation>学习率最后降到多少。</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>Steps between evaluations; every one adds a point to each curve.</source>
        <translation>两次评估之间的步数；每次评估给每条曲线增加一个点。</translation>
    </message>
    <message>
        <source>Evaluation rows</source>
        <translation>评估行数</translation>
    </message>
    <message>
        <source>Rows of the test split that an evaluation uses. Default 20000, or all when there are fewer.</source>
        <translation>一次评估使用的测试行数。默认 20000，不足时取全部。</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <source>Steps between checkpoints, from which an interrupted run goes on.</source>
        <translation>两个检查点之间的步数，被打断的运行从检查点继续。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>no Ga</source>
        <translation>没有 Ga</translation>
    </message>
    <message>
        <source>no Gz</source>
        <translation>没有 Gz</translation>
    </message>
    <message>
        <source>MCC</source>
        <translation>MCC</translation>
    </message>
    <message>
        <source>Mean |correlation| of true and matched learned factors.</source>
        <translation>真实因子与匹配的学到的因子的 |相关| 的均值。</translation>
    </message>
    <message>
        <source>R_con</source>
        <translation>R_con</translation>
    </message>
    <message>
        <source>How well each true factor is predicted linearly from the learned factors that theory lets it mix with: the root of R², averaged over true factors.</source>
        <translation>每个真实因子由理论允许它与之混合的学到的因子线性预测得有多好：R² 的平方根，对真实因子取平均。</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>How well each true factor is predicted linearly from all learned factors: the root of R², averaged over true factors.</source>
        <translation>每个真实因子由所有学到的因子线性预测得有多好：R² 的平方根，对真实因子取平均。</translation>
    </message>
    <message>
        <source>MCC uniform</source>
        <translation>均匀 MCC</translation>
    </message>
    <message>
        <source>Mean |correlation| of true and matched learned factors where the true ones are uniform over all that occur.</source>
        <translation>真实因子在所有出现的值上均匀分布时，真实因子与匹配的学到的因子的 |相关| 的均值。</translation>
    </message>
    <message>
        <source>R uniform</source>
        <translation>均匀 R</translation>
    </message>
    <message>
        <source>How well all learned factors together predict each true factor where the true ones are uniform over all that occur.</source>
        <translation>真实因子在所有出现的值上均匀分布时，所有学到的因子合在一起预测每个真实因子有多好。</translation>
    </message>
    <message>
        <source>DCI D uniform</source>
        <translation>均匀 DCI D</translation>
    </message>
    <message>
        <source>DCI&apos;s disentanglement where the true factors are uniform over all that occur.</source>
        <translation>真实因子在所有出现的值上均匀分布时 DCI 的解耦度。</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>被禁止</translation>
    </message>
    <message>
        <source>Largest |coefficient| of a true factor on a learned one that theory does not permit; where the true ones are uniform.</source>
        <translation>真实因子在理论不允许的学到的因子上的最大 |系数|；真实因子均匀分布时。</translation>
    </message>
    <message>
        <source>wrong supports</source>
        <translation>错误的支撑集</translation>
    </message>
    <message>
        <source>Share of pairs of a held-out task and a factor, after matching, of which the task&apos;s predictor uses the factor and should not, or should and does not.</source>
        <translation>留出任务与因子的配对（匹配之后）中，任务的预测器使用了不该使用的因子、或没有使用该使用的因子的份额。</translation>
    </message>
    <message>
        <source>SHD</source>
        <translation>SHD</translation>
    </message>
    <message>
        <source>Edges that are wrong in the learned graph, missing or extra, after matching.</source>
        <translation>匹配之后学到的图中错误的边，缺失的或多余的。</translation>
    </message>
    <message>
        <source>SHD Ga</source>
        <translation>SHD Ga</translation>
    </message>
    <message>
        <source>Edges that are wrong in the learned Ga, after matching.</source>
        <translation>匹配之后学到的 Ga 中错误的边。</translation>
    </message>
    <message>
        <source>SHD Gz</source>
        <translation>SHD Gz</translation>
    </message>
    <message>
        <source>Edges that are wrong in the learned Gz, after matching.</source>
        <translation>匹配之后学到的 Gz 中错误的边。</translation>
    </message>
    <message>
        <source>missing Ga</source>
        <translation>缺失 Ga</translation>
    </message>
    <message>
        <source>True edges of Ga that were not learned.</source>
        <translation>Ga 的真实边中没有学到的。</translation>
    </message>
    <message>
        <source>extra Ga</source>
        <translation>多余 Ga</translation>
    </message>
    <message>
        <source>Learned edges of Ga that are not true.</source>
        <translation>学到的 Ga 的边中不真实的。</translation>
    </message>
    <message>
        <source>missing Gz</source>
        <translation>缺失 Gz</translation>
    </message>
    <message>
        <source>True edges of Gz that were not learned.</source>
        <translation>Gz 的真实边中没有学到的。</translation>
    </message>
    <message>
        <source>extra Gz</source>
        <translation>多余 Gz</translation>
    </message>
    <message>
        <source>Learned edges of Gz that are not true.</source>
        <translation>学到的 Gz 的边中不真实的。</translation>
    </message>
    <message>
        <source>edges Ga</source>
        <translation>边 Ga</translation>
    </message>
    <message>
        <source>Edges of the learned Ga: probability above 1/2.</source>
        <translation>学到的 Ga 的边：概率大于 1/2。</translation>
    </message>
    <message>
        <source>edges Gz</source>
        <translation>边 Gz</translation>
    </message>
    <message>
        <source>Edges of the learned Gz: probability above 1/2.</source>
        <translation>学到的 Gz 的边：概率大于 1/2。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>nats per dimension</source>
        <translation>奈特/维</translation>
    </message>
    <message>
        <source>Negative evidence lower bound per observed dimension: the reconstruction and the KL together.</source>
        <translation>每个观测维的负证据下界：重构与 KL 之和。</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>Minus the log-likelihood of x given z, per observed dimension.</source>
        <translation>给定 z 时 x 的对数似然的负值，按每个观测维。</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>Divergence of the posterior from the transition, per observed dimension.</source>
        <translation>后验相对于转移的散度，按每个观测维。</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>Mean squared error of the reconstruction, standardised.</source>
        <translation>重构的均方误差，已标准化。</translation>
    </message>
    <message>
        <source>error of tasks</source>
        <translation>任务误差</translation>
    </message>
    <message>
        <source>How wrong the predictors of held-out tasks are on points that they were not fitted to: the mean squared error as a share of the targets&apos; mean square; for classes, the mean log loss in nats.</source>
        <translation>留出任务的预测器在未用于拟合的点上错得多厉害：均方误差占目标均方的份额；对类别则为平均对数损失，单位奈特。</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>nats per row</source>
        <translation>奈特/行</translation>
    </message>
    <message>
        <source>Lower bound on the log-likelihood of a held-out row of standardised x, of measured data.</source>
        <translation>标准化 x 的一个留出行的对数似然的下界，用于测量数据。</translation>
    </message>
    <message>
        <source>without graph</source>
        <translation>去掉图</translation>
    </message>
    <message>
        <source>The same with each latent predicted by its own mean and variance: what is less than with the graph, the graph tells.</source>
        <translation>同上，但每个潜变量由其自身的均值和方差预测：比有图时少的部分，就是图所说明的。</translation>
    </message>
    <message>
        <source>permuted actions</source>
        <translation>置换动作</translation>
    </message>
    <message>
        <source>The same with the graph and the actions of other rows: what is less, the actions tell.</source>
        <translation>同上，但使用图与其他行的动作：少掉的部分，就是动作所说明的。</translation>
    </message>
    <message>
        <source>features a task</source>
        <translation>每任务特征数</translation>
    </message>
    <message>
        <source>features</source>
        <translation>个特征</translation>
    </message>
    <message>
        <source>Learned factors that a held-out task&apos;s predictor uses, mean over tasks.</source>
        <translation>留出任务的预测器使用的学到的因子数，对任务取平均。</translation>
    </message>
    <message>
        <source>E‖Ĝa‖</source>
        <translation>E‖Ĝa‖</translation>
    </message>
    <message>
        <source>Expected number of edges of the learned Ga.</source>
        <translation>学到的 Ga 的期望边数。</translation>
    </message>
    <message>
        <source>bound Ga</source>
        <translation>上界 Ga</translation>
    </message>
    <message>
        <source>Bound on the expected edges of Ga in force.</source>
        <translation>当前生效的 Ga 期望边数的上界。</translation>
    </message>
    <message>
        <source>E‖Ĝz‖</source>
        <translation>E‖Ĝz‖</translation>
    </message>
    <message>
        <source>Expected number of edges of the learned Gz.</source>
        <translation>学到的 Gz 的期望边数。</translation>
    </message>
    <message>
        <source>bound Gz</source>
        <translation>上界 Gz</translation>
    </message>
    <message>
        <source>Bound on the expected edges of Gz in force.</source>
        <translation>当前生效的 Gz 期望边数的上界。</translation>
    </message>
    <message>
        <source>elbow</source>
        <translation>拐点</translation>
    </message>
    <message>
        <source>Edges, of both graphs together, at which the cost of the best rotation has its elbow, or as many as a bound allows.</source>
        <translation>最佳旋转的代价出现拐点处的边数，两张图合计；或上界所允许的边数。</translation>
    </message>
    <message>
        <source>rotation cost</source>
        <translation>旋转代价</translation>
    </message>
    <message>
        <source>Influence that the best rotation leaves outside its edges, as shares summed over latents.</source>
        <translation>最佳旋转留在其边之外的影响，以份额计，对潜变量求和。</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>1 while the learned graph is a first glance, because its search has not ended, else 0.</source>
        <translation>学到的图只是初看时（搜索尚未结束）为 1，否则为 0。</translation>
    </message>
    <message>
        <source>λ Ga</source>
        <translation>λ Ga</translation>
    </message>
    <message>
        <source>Lagrange multiplier of the bound on Ga.</source>
        <translation>Ga 上界的拉格朗日乘子。</translation>
    </message>
    <message>
        <source>λ Gz</source>
        <translation>λ Gz</translation>
    </message>
    <message>
        <source>Lagrange multiplier of the bound on Gz.</source>
        <translation>Gz 上界的拉格朗日乘子。</translation>
    </message>
    <message>
        <source>rate factor</source>
        <translation>速率因子</translation>
    </message>
    <message>
        <source>Factor by which the schedule multiplies the learning rates at this step: 1 at its height, less while it warms up, falls or refines.</source>
        <translation>日程在这一步对学习率所乘的因子：最高时为 1，预热、下降或精修时较小。</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>steps/s</source>
        <translation>步/秒</translation>
    </message>
    <message>
        <source>Optimiser steps per second of wall-clock time.</source>
        <translation>每秒实际时间的优化器步数。</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Wall-clock time since the program was started, with that of earlier sessions of the run, pauses included.</source>
        <translation>自程序启动以来的实际时间，含该运行以前各次训练的时间，也含暂停。</translation>
    </message>
    <message>
        <source>Time / s</source>
        <translation>时间 / 秒</translation>
    </message>
    <message>
        <source>DCI D</source>
        <translation>DCI D</translation>
    </message>
    <message>
        <source>Disentanglement: how far each learned factor is used for one true factor alone, by linear weights (DCI, Eastwood &amp; Williams 2018).</source>
        <translation>解耦度：每个学到的因子在多大程度上只用于一个真实因子，按线性权重（DCI，Eastwood &amp; Williams 2018）。</translation>
    </message>
    <message>
        <source>DCI C</source>
        <translation>DCI C</translation>
    </message>
    <message>
        <source>Completeness: how far each true factor is predicted from one learned factor alone (DCI, Eastwood &amp; Williams 2018).</source>
        <translation>完备度：每个真实因子在多大程度上只由一个学到的因子预测（DCI，Eastwood &amp; Williams 2018）。</translation>
    </message>
    <message>
        <source>SAP</source>
        <translation>SAP</translation>
    </message>
    <message>
        <source>How much more of a true factor the best learned factor explains than the second, mean R² (Kumar et al. 2018).</source>
        <translation>最好的学到的因子比第二好的多解释真实因子多少，平均 R²（Kumar et al. 2018）。</translation>
    </message>
    <message>
        <source>R² matched</source>
        <translation>匹配 R²</translation>
    </message>
    <message>
        <source>Mean R² of matched pairs of true and learned factors (Lippe et al. 2022).</source>
        <translation>匹配的真实因子与学到的因子的平均 R²（Lippe et al. 2022）。</translation>
    </message>
    <message>
        <source>R² others</source>
        <translation>其他 R²</translation>
    </message>
    <message>
        <source>The most that a matched learned factor explains of any other true factor, mean R²; 0 is best (Lippe et al. 2022).</source>
        <translation>匹配的学到的因子对任何其他真实因子至多解释多少，平均 R²；0 最好（Lippe et al. 2022）。</translation>
    </message>
    <message>
        <source>MIG</source>
        <translation>MIG</translation>
    </message>
    <message>
        <source>Gap between the two most informative learned factors of each true one, as a share of its entropy (Chen et al. 2018); at the end of a run.</source>
        <translation>每个真实因子的两个最有信息的学到的因子之差，占其熵的份额（Chen et al. 2018）；在运行结束时。</translation>
    </message>
    <message>
        <source>modularity</source>
        <translation>模块度</translation>
    </message>
    <message>
        <source>How far each learned factor is informative of one true factor alone, by mutual information (Ridgeway &amp; Mozer 2018); at the end of a run.</source>
        <translation>每个学到的因子在多大程度上只含一个真实因子的信息，按互信息（Ridgeway &amp; Mozer 2018）；在运行结束时。</translation>
    </message>
    <message>
        <source>explicitness</source>
        <translation>显明度</translation>
    </message>
    <message>
        <source>How well a linear classifier tells bins of each true factor apart, area under the ROC curve; chance is 1/2 (Ridgeway &amp; Mozer 2018); at the end of a run, on at most 500 rows.</source>
        <translation>线性分类器区分每个真实因子各分箱的能力，ROC 曲线下面积；随机为 1/2（Ridgeway &amp; Mozer 2018）；在运行结束时，至多用 500 行。</translation>
    </message>
    <message>
        <source>InfoM</source>
        <translation>InfoM</translation>
    </message>
    <message>
        <source>Modularity by mutual information, relative to chance (Hsu et al. 2023); at the end of a run.</source>
        <translation>按互信息的模块度，相对于随机（Hsu et al. 2023）；在运行结束时。</translation>
    </message>
    <message>
        <source>InfoE</source>
        <translation>InfoE</translation>
    </message>
    <message>
        <source>Explicitness: R² of a linear prediction of each true factor from all learned ones (Hsu et al. 2023); at the end of a run.</source>
        <translation>显明度：由所有学到的因子线性预测每个真实因子的 R²（Hsu et al. 2023）；在运行结束时。</translation>
    </message>
    <message>
        <source>InfoC</source>
        <translation>InfoC</translation>
    </message>
    <message>
        <source>Compactness by mutual information, relative to chance (Hsu et al. 2023); at the end of a run.</source>
        <translation>按互信息的紧致度，相对于随机（Hsu et al. 2023）；在运行结束时。</translation>
    </message>
    <message>
        <source>MCC rank</source>
        <translation>秩 MCC</translation>
    </message>
    <message>
        <source>MCC by rank correlation (Spearman), which any monotone map of a factor leaves at 1; at the end of a run.</source>
        <translation>按秩相关（Spearman）的 MCC，因子的任何单调映射都使其保持为 1；在运行结束时。</translation>
    </message>
    <message>
        <source>true correlation</source>
        <translation>真实相关</translation>
    </message>
    <message>
        <source>Largest absolute correlation of two true factors, where it exceeds 1/2; once, at step 0.</source>
        <translation>两个真实因子的最大绝对相关，大于 1/2 时才有；只在第 0 步记录一次。</translation>
    </message>
    <message>
        <source>MCC of components</source>
        <translation>主成分的 MCC</translation>
    </message>
    <message>
        <source>MCC of the principal components of x: what correlated factors give for free; once, at step 0.</source>
        <translation>x 的主成分的 MCC：相关的因子白送的部分；只在第 0 步记录一次。</translation>
    </message>
    <message>
        <source>MCC of a random encoder</source>
        <translation>随机编码器的 MCC</translation>
    </message>
    <message>
        <source>MCC of an encoder that was never trained: what correlated factors give for free; once, at step 0.</source>
        <translation>从未训练的编码器的 MCC：相关的因子白送的部分；只在第 0 步记录一次。</translation>
    </message>
    <message>
        <source>started</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>resumed from a checkpoint</source>
        <translation>从检查点继续</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>went on</source>
        <translation>已继续</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已打断</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>已失败</translation>
    </message>
    <message>
        <source>free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>The latents are learned without a graph: every edge is open.</source>
        <translation>学习潜变量而没有图：所有边都开放。</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Nothing is learned: the coordinates are searched in which the sparsest graph explains the latents.</source>
        <translation>什么也不学习：搜索使最稀疏的图解释潜变量的坐标。</translation>
    </message>
    <message>
        <source>The graph is learned with the latents, as masks under a bound on edges.</source>
        <translation>图与潜变量一起学习，以受边数上界约束的掩码的形式。</translation>
    </message>
    <message>
        <source>under the graph</source>
        <translation>在图之下</translation>
    </message>
    <message>
        <source>The model is trained under the graph that was found.</source>
        <translation>模型在找到的图之下训练。</translation>
    </message>
    <message>
        <source>straightened</source>
        <translation>已拉直</translation>
    </message>
    <message>
        <source>The latents have been bent slightly to where the graph explains them best.</source>
        <translation>潜变量已轻微弯曲到图解释得最好的地方。</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>按给定</translation>
    </message>
    <message>
        <source>from the true graph</source>
        <translation>取自真实图</translation>
    </message>
    <message>
        <source>from the data</source>
        <translation>取自数据</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>单独</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>as promised</source>
        <translation>符合保证</translation>
    </message>
    <message>
        <source>less</source>
        <translation>较少</translation>
    </message>
    <message>
        <source>more</source>
        <translation>较多</translation>
    </message>
    <message>
        <source>The promise is of a model that fits the data perfectly.</source>
        <translation>保证针对的是完美拟合数据的模型。</translation>
    </message>
    <message>
        <source>more edges</source>
        <translation>边过多</translation>
    </message>
    <message>
        <source>The promise is of a learned graph with no more edges than the true one.</source>
        <translation>保证针对的是边数不多于真实图的学到的图。</translation>
    </message>
    <message>
        <source>wrong graph</source>
        <translation>图错误</translation>
    </message>
    <message>
        <source>The promise is of a graph that explains the data perfectly, and one that is as sparse and wrong does not.</source>
        <translation>保证针对的是完美解释数据的图，而同样稀疏但错误的图做不到。</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>The promise is of latents that hold all there is to know of the true ones.</source>
        <translation>保证针对的是含有真实潜变量全部信息的潜变量。</translation>
    </message>
    <message>
        <source>influence</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>The promise supposes that actions and past move the latents in enough ways.</source>
        <translation>保证假设动作与过去以足够多的方式移动潜变量。</translation>
    </message>
    <message>
        <source>not linear</source>
        <translation>非线性</translation>
    </message>
    <message>
        <source>The scores see linear maps alone, and a latent may come back bent.</source>
        <translation>得分只看线性映射，而潜变量可能以弯曲的形式返回。</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>No assumption stands out as the one that does not hold.</source>
        <translation>没有哪条假设明显不成立。</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Ten actions, each of which moves one latent of its own.</source>
        <translation>十个动作，各移动一个自己的潜变量。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, synthetic data sets</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，合成数据集</translation>
    </message>
    <message>
        <source>Ten actions in a circle, each of which moves two neighbouring latents.</source>
        <translation>围成一圈的十个动作，各移动两个相邻的潜变量。</translation>
    </message>
    <message>
        <source>Five actions, each of which moves a pair of latents that nothing else tells apart.</source>
        <translation>五个动作，各移动一对潜变量，没有别的因素把这一对区分开。</translation>
    </message>
    <message>
        <source>Five actions, each of which moves a pair of latents; the first moves the last pair as well.</source>
        <translation>五个动作，各移动一对潜变量；第一个还移动最后一对。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Ten latents, each of which depends on its own past alone.</source>
        <translation>十个潜变量，各只依赖自己的过去。</translation>
    </message>
    <message>
        <source>Ten latents in an order, each of which depends on itself and all before it.</source>
        <translation>排成顺序的十个潜变量，各依赖自己和它之前的全部。</translation>
    </message>
    <message>
        <source>Five pairs of latents; within a pair each depends on both.</source>
        <translation>五对潜变量；每对之内各依赖二者。</translation>
    </message>
    <message>
        <source>Five pairs of latents; the first and last pair depend on each other, and the last on the third.</source>
        <translation>五对潜变量；第一对与最后一对互相依赖，最后一对还依赖第三对。</translation>
    </message>
    <message>
        <source>Five pairs of latents; the second pair depends on the third and fourth, and the fourth on the second.</source>
        <translation>五对潜变量；第二对依赖第三对和第四对，第四对依赖第二对。</translation>
    </message>
    <message>
        <source>released code of Lachapelle et al. 2024, arXiv 2401.04890, graph_temporal_3.1_hard</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890 发布的代码，graph_temporal_3.1_hard</translation>
    </message>
    <message>
        <source>Action and time</source>
        <translation>动作与时间</translation>
    </message>
    <message>
        <source>The actions of ActionNonDiag upon latents that each depend on their own past.</source>
        <translation>ActionNonDiag 的动作作用于各依赖自己过去的潜变量。</translation>
    </message>
    <message>
        <source>Ga of ActionNonDiag and Gz of TimeDiag of Lachapelle et al. 2024, arXiv 2401.04890</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890 的 ActionNonDiag 的 Ga 和 TimeDiag 的 Gz</translation>
    </message>
    <message>
        <source>Worked examples</source>
        <translation>算例</translation>
    </message>
    <message>
        <source>Three actions, each of which moves one latent of its own.</source>
        <translation>三个动作，各移动一个自己的潜变量。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, Example 2</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，例 2</translation>
    </message>
    <message>
        <source>One action that moves the second of three latents.</source>
        <translation>一个动作，移动三个潜变量中的第二个。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, Example 3</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，例 3</translation>
    </message>
    <message>
        <source>Three actions, each of which moves another two of three latents.</source>
        <translation>三个动作，各移动三个潜变量中不同的两个。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, Example 4</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，例 4</translation>
    </message>
    <message>
        <source>Three latents, each of which depends on its own past alone.</source>
        <translation>三个潜变量，各只依赖自己的过去。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, Example 5</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，例 5</translation>
    </message>
    <message>
        <source>Three latents in an order, each of which depends on itself and all before it.</source>
        <translation>排成顺序的三个潜变量，各依赖自己和它之前的全部。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, Example 6</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，例 6</translation>
    </message>
    <message>
        <source>Example 6 with one more edge, from the third latent to the second.</source>
        <translation>例 6 再加一条边，从第三个潜变量到第二个。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, Example 7</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，例 7</translation>
    </message>
    <message>
        <source>A tree that stays, a robot that moves and meets it, a ball both can stop.</source>
        <translation>一棵不动的树，一个移动并碰到它的机器人，一个二者都能挡住的球。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, running example</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，贯穿全文的例子</translation>
    </message>
    <message>
        <source>The running example in pictures: a tree that sways, a robot and a ball that move.</source>
        <translation>贯穿全文的例子画成图片：一棵摇摆的树，一个移动的机器人和一个移动的球。</translation>
    </message>
    <message>
        <source>A landscape of ten moving parts, each moved by an action of its own.</source>
        <translation>由十个活动部分组成的风景，各由一个自己的动作移动。</translation>
    </message>
    <message>
        <source>A landscape of ten moving parts; each of ten actions moves two of them.</source>
        <translation>由十个活动部分组成的风景；十个动作各移动其中两个。</translation>
    </message>
    <message>
        <source>A landscape of ten moving parts, each of which depends on its own past.</source>
        <translation>由十个活动部分组成的风景，各依赖自己的过去。</translation>
    </message>
    <message>
        <source>A landscape of ten moving parts in an order, each of which depends on itself and all before it.</source>
        <translation>由排成顺序的十个活动部分组成的风景，各依赖自己和它之前的全部。</translation>
    </message>
    <message>
        <source>A landscape of ten moving parts that depend on their own past, moved two by two by ten actions.</source>
        <translation>由十个依赖自己过去的活动部分组成的风景，由十个动作两个两个地移动。</translation>
    </message>
    <message>
        <source>Two rectangles: x, y, size, angle and light of each, moved by actions of their own.</source>
        <translation>两个矩形：各自的 x、y、大小、角度和亮度由自己的动作移动。</translation>
    </message>
    <message>
        <source>Five balls, each over the whole frame, that hide each other: x and y of each, moved by actions of their own.</source>
        <translation>五个球，各遍及整个画面，互相遮挡：各自的 x 和 y 由自己的动作移动。</translation>
    </message>
    <message>
        <source>Six independent factors, tasks that need about half of them</source>
        <translation>六个独立的因子，任务需要其中约一半</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2023, arXiv 2211.14666, section 5</source>
        <translation>Lachapelle et al. 2023, arXiv 2211.14666，第 5 节</translation>
    </message>
    <message>
        <source>Ten independent factors, tasks that need about half of them</source>
        <translation>十个独立的因子，任务需要其中约一半</translation>
    </message>
    <message>
        <source>Six factors, every two of them correlated by 0.9</source>
        <translation>六个因子，每两个的相关为 0.9</translation>
    </message>
    <message>
        <source>Six independent factors, tasks with five classes</source>
        <translation>六个独立的因子，任务有五个类别</translation>
    </message>
    <message>
        <source>Tasks that need two neighbours always together: they stay mixed (Assumption 7 fails)</source>
        <translation>任务总是同时需要两个相邻的因子：它们保持混合（假设 7 不成立）</translation>
    </message>
    <message>
        <source>Six factors that move the parts of a landscape, seen in pictures</source>
        <translation>移动风景各部分的六个因子，以图片观看</translation>
    </message>
    <message>
        <source>The eight worlds</source>
        <translation>八个世界</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, synthetic experiments</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，合成实验</translation>
    </message>
    <message>
        <source>Scores against the bound on edges</source>
        <translation>得分随边数上界的变化</translation>
    </message>
    <message>
        <source>bound on edges</source>
        <translation>边数上界</translation>
    </message>
    <message>
        <source>Other methods</source>
        <translation>其他方法</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, baselines</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，基线</translation>
    </message>
    <message>
        <source>Random graphs by density</source>
        <translation>按密度的随机图</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, random graphs</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，随机图</translation>
    </message>
    <message>
        <source>probability of an edge</source>
        <translation>边的概率</translation>
    </message>
    <message>
        <source>Where assumptions fail</source>
        <translation>假设不成立之处</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, arXiv 2401.04890, violations</source>
        <translation>Lachapelle et al. 2024, arXiv 2401.04890，违反假设</translation>
    </message>
    <message>
        <source>Where the assumptions break</source>
        <translation>假设在何处被打破</translation>
    </message>
    <message>
        <source>value of the dial</source>
        <translation>旋钮的值</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>MCC, R_con, R and SHD over the training</source>
        <translation>训练过程中的 MCC、R_con、R 和 SHD</translation>
    </message>
    <message>
        <source>Promised and reached</source>
        <translation>保证与达成</translation>
    </message>
    <message>
        <source>of each latent what theory promises and what the run reached</source>
        <translation>每个潜变量的理论保证与运行的达成</translation>
    </message>
    <message>
        <source>Graphs</source>
        <translation>图</translation>
    </message>
    <message>
        <source>true and learned graphs after matching, wrong edges marked</source>
        <translation>匹配之后的真实图与学到的图，标出错误的边</translation>
    </message>
    <message>
        <source>Entanglement</source>
        <translation>纠缠</translation>
    </message>
    <message>
        <source>|correlation| beside the permitted pattern, regression coefficients</source>
        <translation>|相关| 与允许模式并列，回归系数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>objective, reconstruction and KL, KL of each latent</source>
        <translation>目标、重构与 KL，各潜变量的 KL</translation>
    </message>
    <message>
        <source>expected edges against their bounds, multipliers, cost of the rotation</source>
        <translation>期望边数与其上界、乘子、旋转代价</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>边</translation>
    </message>
    <message>
        <source>the probability of every edge over the training</source>
        <translation>训练过程中每条边的概率</translation>
    </message>
    <message>
        <source>Traversals</source>
        <translation>遍历</translation>
    </message>
    <message>
        <source>x as each learned latent moves, beside its true factor</source>
        <translation>每个学到的潜变量移动时的 x，与其真实因子并列</translation>
    </message>
    <message>
        <source>Held-out data</source>
        <translation>留出数据</translation>
    </message>
    <message>
        <source>true against learned latents, reconstructions</source>
        <translation>真实潜变量对学到的潜变量，重构</translation>
    </message>
    <message>
        <source>weights of held-out tasks, true beside learned</source>
        <translation>留出任务的权重，真实与学到并列</translation>
    </message>
    <message>
        <source>error and factors in use of tasks&apos; predictors as their penalty falls</source>
        <translation>任务预测器的误差和使用的因子数随惩罚减小的变化</translation>
    </message>
    <message>
        <source>The world</source>
        <translation>世界</translation>
    </message>
    <message>
        <source>observation x</source>
        <translation>观测 x</translation>
    </message>
    <message>
        <source>What is measured: d_x numbers, a frame or a row of a table, made from the latents by a mixing that nobody tells the learner.</source>
        <translation>测量得到的量：d_x 个数、一个画面或数据表的一行，由潜变量经过一种没有告诉学习者的混合而成。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024</source>
        <translation>Lachapelle et al. 2024</translation>
    </message>
    <message>
        <source>latent, factor z</source>
        <translation>潜变量、因子 z</translation>
    </message>
    <message>
        <source>One of the d_z hidden quantities that the observations are made of, such as a place or a tilt. Learning means to find them again without ever seeing them.</source>
        <translation>观测所由构成的 d_z 个隐藏的量之一，例如位置或倾斜。学习就是在从未见过它们的情况下把它们重新找到。</translation>
    </message>
    <message>
        <source>action a</source>
        <translation>动作 a</translation>
    </message>
    <message>
        <source>A known input at each step, or which intervention was made; it moves some latents directly and leaves the others alone.</source>
        <translation>每一步已知的输入，或做了哪种干预；它直接移动某些潜变量而不触动其余。</translation>
    </message>
    <message>
        <source>intervention with unknown targets</source>
        <translation>目标未知的干预</translation>
    </message>
    <message>
        <source>A known change of the mechanism of which nobody says what latents it moves. Here it is an action like any other: its column of Ga is what must be learned.</source>
        <translation>机制的一种已知的改变，但没有人说明它移动哪些潜变量。此处它与其他动作一样：它在 Ga 中的列正是要学习的。</translation>
    </message>
    <message>
        <source>mixing f</source>
        <translation>混合 f</translation>
    </message>
    <message>
        <source>The map from latents to observations. It is smooth, keeps all there is to know, and is otherwise unknown.</source>
        <translation>从潜变量到观测的映射。它是光滑的，保留全部信息，除此之外未知。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, Assumption 1</source>
        <translation>Lachapelle et al. 2024，假设 1</translation>
    </message>
    <message>
        <source>mechanism</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>How a latent follows from its parents: its mean and its spread, given actions and the latents one step earlier.</source>
        <translation>潜变量如何由其父节点产生：给定动作和前一步的潜变量时，它的均值和散布。</translation>
    </message>
    <message>
        <source>parent, child</source>
        <translation>父节点、子节点</translation>
    </message>
    <message>
        <source>An edge leads from a parent, an action or a latent one step earlier, to the latent whose mechanism it enters, the child. In every matrix a row is a child and a column a parent.</source>
        <translation>一条边从父节点（动作或前一步的潜变量）指向它进入其机制的潜变量，即子节点。在每个矩阵中，行是子节点，列是父节点。</translation>
    </message>
    <message>
        <source>Ga</source>
        <translation>Ga</translation>
    </message>
    <message>
        <source>The graph of the actions: 1 in row i, column l, where action l moves latent i.</source>
        <translation>动作的图：动作 l 移动潜变量 i 时，第 i 行第 l 列为 1。</translation>
    </message>
    <message>
        <source>Gz</source>
        <translation>Gz</translation>
    </message>
    <message>
        <source>The graph of time: 1 in row i, column j, where latent j at one step moves latent i at the next.</source>
        <translation>时间的图：某一步的潜变量 j 移动下一步的潜变量 i 时，第 i 行第 j 列为 1。</translation>
    </message>
    <message>
        <source>self-loop</source>
        <translation>自环</translation>
    </message>
    <message>
        <source>An edge from a latent to itself, one step later: it remembers where it was.</source>
        <translation>从潜变量指向后一步的自己的边：它记得自己曾在哪里。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2022, Proposition 6</source>
        <translation>Lachapelle et al. 2022，命题 6</translation>
    </message>
    <message>
        <source>sparse</source>
        <translation>稀疏</translation>
    </message>
    <message>
        <source>With few edges: most actions move few latents, most latents listen to few parents. It is what the learner is told instead of the truth.</source>
        <translation>边很少：多数动作只移动少数潜变量，多数潜变量只听从少数父节点。学习者被告知的是这一点，而不是真值。</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>A ready world: a graph of the papers with the mechanism of its data.</source>
        <translation>现成的世界：论文中的图及其数据的机制。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024; here</source>
        <translation>Lachapelle et al. 2024；本程序</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>A number that fixes all chance: the same seed gives the same data and the same training to the last bit. Several seeds show what is luck.</source>
        <translation>固定一切偶然的数：相同的种子给出相同的数据和逐位相同的训练。几个种子能显示什么是运气。</translation>
    </message>
    <message>
        <source>here</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>A world whose observations are pictures: latents are places, turns and sizes of what is drawn.</source>
        <translation>观测为图片的世界：潜变量是所画之物的位置、转角和大小。</translation>
    </message>
    <message>
        <source>here; docs/scenes.md</source>
        <translation>本程序；docs/scenes.md</translation>
    </message>
    <message>
        <source>traversal</source>
        <translation>遍历</translation>
    </message>
    <message>
        <source>What is seen while one latent moves from -2 to 2 standard deviations and all others stay.</source>
        <translation>一个潜变量从 -2 移到 2 个标准差而其余不变时所看到的。</translation>
    </message>
    <message>
        <source>violation</source>
        <translation>违反</translation>
    </message>
    <message>
        <source>A dial that breaks one assumption of theory on purpose, as far as it is turned; at 0 all hold.</source>
        <translation>故意打破理论的一条假设的旋钮，转多少就打破多少；为 0 时全部成立。</translation>
    </message>
    <message>
        <source>here; docs/lab.md</source>
        <translation>本程序；docs/lab.md</translation>
    </message>
    <message>
        <source>What theory says</source>
        <translation>理论的说法</translation>
    </message>
    <message>
        <source>identifiable</source>
        <translation>可识别</translation>
    </message>
    <message>
        <source>What the distribution of the data determines, up to changes that are named. Two models that fit equally well agree in it.</source>
        <translation>数据的分布所决定的东西，至多相差指明的变换。两个拟合得同样好的模型在这一点上一致。</translation>
    </message>
    <message>
        <source>disentangled</source>
        <translation>解耦</translation>
    </message>
    <message>
        <source>Each true latent is a function of one learned latent alone; which one, and on what scale, cannot be known.</source>
        <translation>每个真实潜变量都是单独一个学到的潜变量的函数；是哪一个、用什么尺度，无从得知。</translation>
    </message>
    <message>
        <source>complete disentanglement</source>
        <translation>完全解耦</translation>
    </message>
    <message>
        <source>Every latent can be recovered alone: the learned latents are the true ones in another order, each on a scale of its own.</source>
        <translation>每个潜变量都能单独恢复：学到的潜变量就是真实的潜变量，只是顺序不同、尺度各异。</translation>
    </message>
    <message>
        <source>partial disentanglement</source>
        <translation>部分解耦</translation>
    </message>
    <message>
        <source>Between recovering every latent alone and mixing all with all: the permitted pattern says who may stay mixed with whom.</source>
        <translation>介于每个潜变量都单独恢复与全部混合之间：允许模式说明谁可能与谁保持混合。</translation>
    </message>
    <message>
        <source>entanglement graph V</source>
        <translation>纠缠图 V</translation>
    </message>
    <message>
        <source>Who is mixed into whom: an edge wherever a true latent depends on another than its own learned counterpart.</source>
        <translation>谁混入了谁：凡真实潜变量依赖于其自身学到的对应因子之外的因子之处，就有一条边。</translation>
    </message>
    <message>
        <source>promised</source>
        <translation>保证</translation>
    </message>
    <message>
        <source>What theory says of a model that fits the data perfectly with no more edges than the true graph has.</source>
        <translation>对于完美拟合数据、且边数不多于真实图的模型，理论的说法。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, Theorems 1 to 3</source>
        <translation>Lachapelle et al. 2024，定理 1 至 3</translation>
    </message>
    <message>
        <source>The latent is promised to come back as a function of one learned latent.</source>
        <translation>保证该潜变量作为单独一个学到的潜变量的函数被恢复。</translation>
    </message>
    <message>
        <source>The learned latent may also depend on the latents named, however well the model fits.</source>
        <translation>无论模型拟合得多好，学到的潜变量都可能还依赖所列的潜变量。</translation>
    </message>
    <message>
        <source>absorb</source>
        <translation>吸收</translation>
    </message>
    <message>
        <source>A latent may absorb another if the other has every parent and child that it has: then a model that mixes the second into the first fits as well, with as few edges.</source>
        <translation>若另一个潜变量具有某潜变量的每个父节点和子节点，则后者可能吸收前者：此时把前者混入后者的模型拟合得同样好，边也同样少。</translation>
    </message>
    <message>
        <source>permitted</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>1 where theory lets the learned counterpart of the row&apos;s latent depend on the column&apos;s latent.</source>
        <translation>理论允许行潜变量的学到的对应因子依赖列潜变量之处为 1。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024; docs/theory.md (b)</source>
        <translation>Lachapelle et al. 2024；docs/theory.md (b)</translation>
    </message>
    <message>
        <source>C is the identity</source>
        <translation>C 为单位矩阵</translation>
    </message>
    <message>
        <source>The permitted pattern C has ones on its diagonal alone: every latent is recovered alone.</source>
        <translation>允许模式 C 只在对角线上为 1：每个潜变量都单独恢复。</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Latents with the same letter stay mixed with each other, whatever the model learns.</source>
        <translation>字母相同的潜变量彼此保持混合，无论模型学到什么。</translation>
    </message>
    <message>
        <source>The learned counterpart of this latent may also depend on other latents, though none of them on it.</source>
        <translation>该潜变量的学到的对应因子还可能依赖其他潜变量，虽然后者都不依赖它。</translation>
    </message>
    <message>
        <source>a-consistency</source>
        <translation>a-一致性</translation>
    </message>
    <message>
        <source>The pattern that sparse actions allow: a latent absorbs only latents that every one of its actions also moves.</source>
        <translation>稀疏动作所允许的模式：一个潜变量只吸收被它的每个动作也移动的潜变量。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, Theorems 1 and 2</source>
        <translation>Lachapelle et al. 2024，定理 1 和 2</translation>
    </message>
    <message>
        <source>z-consistency</source>
        <translation>z-一致性</translation>
    </message>
    <message>
        <source>The pattern that sparse time allows: a latent absorbs only latents that have all its parents and all its children.</source>
        <translation>稀疏时间所允许的模式：一个潜变量只吸收具有它全部父节点和全部子节点的潜变量。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, Theorem 3</source>
        <translation>Lachapelle et al. 2024，定理 3</translation>
    </message>
    <message>
        <source>(a,z)-consistency</source>
        <translation>(a,z)-一致性</translation>
    </message>
    <message>
        <source>The pattern that both allow together: what actions permit and time permits as well.</source>
        <translation>二者合在一起所允许的模式：动作允许并且时间也允许的。</translation>
    </message>
    <message>
        <source>graphical criterion</source>
        <translation>图准则</translation>
    </message>
    <message>
        <source>For each latent, sets of targets, children and parents that hold it; where they have nothing but the latent in common it is recovered alone. It holds for all exactly when C is the identity.</source>
        <translation>对每个潜变量，取含有它的目标集、子节点集和父节点集；若它们共有的只有该潜变量，它就单独恢复。当且仅当 C 为单位矩阵时，它对所有潜变量成立。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2022, Theorem 5; Lachapelle et al. 2024; docs/theory.md (c)</source>
        <translation>Lachapelle et al. 2022，定理 5；Lachapelle et al. 2024；docs/theory.md (c)</translation>
    </message>
    <message>
        <source>sufficient influence</source>
        <translation>充分影响</translation>
    </message>
    <message>
        <source>Actions and past must move their children in ways that are not all alike; otherwise a graph promises nothing, however sparse. Measured as a rank, once for each action and once for time.</source>
        <translation>动作与过去移动其子节点的方式不能全都一样；否则图无论多稀疏都不保证任何事。以秩来度量，每个动作一次，时间一次。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, Assumptions 6 to 8; docs/theory.md (d)</source>
        <translation>Lachapelle et al. 2024，假设 6 至 8；docs/theory.md (d)</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>In how many independent directions an action, or the past, moves its targets. As many as targets, or for time as many as edges, is enough.</source>
        <translation>一个动作或过去在多少个独立的方向上移动其目标。与目标数一样多（对时间则与边数一样多）就足够。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024, Assumptions 6 to 8</source>
        <translation>Lachapelle et al. 2024，假设 6 至 8</translation>
    </message>
    <message>
        <source>ceiling</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>What a perfect model reaches of a score in theory, where theory promises a value.</source>
        <translation>在理论有保证之处，完美模型的得分在理论上所达到的值。</translation>
    </message>
    <message>
        <source>docs/theory.md (f)</source>
        <translation>docs/theory.md (f)</translation>
    </message>
    <message>
        <source>map</source>
        <translation>回归图</translation>
    </message>
    <message>
        <source>The regression of every true latent on all learned ones, both of unit variance: what a learned latent adds when the others are known.</source>
        <translation>每个真实潜变量对所有学到的潜变量的回归，二者方差均为 1：已知其他潜变量时，一个学到的潜变量还增加什么。</translation>
    </message>
    <message>
        <source>What a promise supposes</source>
        <translation>保证的前提</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>A variational autoencoder: an encoder from x to latents, a decoder back, and for each latent a network that predicts it from its parents.</source>
        <translation>变分自编码器：从 x 到潜变量的编码器、返回的解码器，以及对每个潜变量由其父节点预测它的网络。</translation>
    </message>
    <message>
        <source>encoder, decoder</source>
        <translation>编码器、解码器</translation>
    </message>
    <message>
        <source>The networks that lead from observations to learned latents and back.</source>
        <translation>从观测到学到的潜变量以及返回的网络。</translation>
    </message>
    <message>
        <source>ELBO</source>
        <translation>ELBO</translation>
    </message>
    <message>
        <source>Evidence lower bound: a number never above the log-likelihood of the data that can be computed, and so is maximised in its place.</source>
        <translation>证据下界：一个可以计算的、从不超过数据对数似然的数，因此代替后者被最大化。</translation>
    </message>
    <message>
        <source>Kingma &amp; Welling 2014; Lachapelle et al. 2024</source>
        <translation>Kingma &amp; Welling 2014；Lachapelle et al. 2024</translation>
    </message>
    <message>
        <source>posterior q</source>
        <translation>后验 q</translation>
    </message>
    <message>
        <source>What the encoder says of the latents of an observation: a mean and a spread for each.</source>
        <translation>编码器对一个观测的潜变量的说法：各有一个均值和一个散布。</translation>
    </message>
    <message>
        <source>Kingma &amp; Welling 2014</source>
        <translation>Kingma &amp; Welling 2014</translation>
    </message>
    <message>
        <source>transition p</source>
        <translation>转移 p</translation>
    </message>
    <message>
        <source>The learned mechanism: what each latent is expected to be, given its parents.</source>
        <translation>学到的机制：给定父节点时，预期每个潜变量是多少。</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>A learned switch between 0 and 1 on each possible edge; an edge counts as learned above 1/2.</source>
        <translation>每条可能的边上学到的介于 0 与 1 之间的开关；大于 1/2 的边算作学到。</translation>
    </message>
    <message>
        <source>bound β</source>
        <translation>上界 β</translation>
    </message>
    <message>
        <source>How many edges the learned graph may have. With as few as the true graph has, theory keeps its promise; with more, the true graph is only contained in the learned one.</source>
        <translation>学到的图可以有多少条边。与真实图一样少时，理论的保证成立；更多时，真实图只是被包含在学到的图之中。</translation>
    </message>
    <message>
        <source>constraint, penalty</source>
        <translation>约束、惩罚</translation>
    </message>
    <message>
        <source>Two ways to ask for few edges: a bound that holds at the end, or a price for each edge that is paid all along.</source>
        <translation>要求边少的两种方式：最终必须满足的上界，或自始至终为每条边付出的代价。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024; Lachapelle et al. 2022</source>
        <translation>Lachapelle et al. 2024；Lachapelle et al. 2022</translation>
    </message>
    <message>
        <source>The price of an edge at which the bound just holds: a Lagrange multiplier, which rises while there are too many edges and falls while there are too few.</source>
        <translation>上界恰好满足时每条边的代价：拉格朗日乘子，边过多时上升，过少时下降。</translation>
    </message>
    <message>
        <source>Where leaving out one more edge begins to cost far more: as many edges as the search keeps.</source>
        <translation>再去掉一条边的代价开始大得多之处：搜索就保留这么多条边。</translation>
    </message>
    <message>
        <source>here; docs/recipe.md</source>
        <translation>本程序；docs/recipe.md</translation>
    </message>
    <message>
        <source>bound from the data</source>
        <translation>取自数据的上界</translation>
    </message>
    <message>
        <source>How many edges the graph may have was found from the data alone, without the true graph.</source>
        <translation>图可以有多少条边，只由数据得出，不用真实图。</translation>
    </message>
    <message>
        <source>bound from the true graph</source>
        <translation>取自真实图的上界</translation>
    </message>
    <message>
        <source>How many edges the graph may have was read off the true graph, which a practitioner would not know.</source>
        <translation>图可以有多少条边，读自真实图，而实践者并不知道它。</translation>
    </message>
    <message>
        <source>oracle</source>
        <translation>神谕</translation>
    </message>
    <message>
        <source>A setting that is told something of the truth, and says so in its name; everything else learns from observations and actions alone.</source>
        <translation>被告知部分真值的设置，其名称也如此说明；其余一切都只从观测和动作学习。</translation>
    </message>
    <message>
        <source>The matrix between encoder and latents that is learned to unmix them.</source>
        <translation>编码器与潜变量之间的矩阵，学习它来解开潜变量的混合。</translation>
    </message>
    <message>
        <source>The graph is still being searched: what is shown may be another at the next step.</source>
        <translation>仍在搜索图：所显示的在下一步可能就不同了。</translation>
    </message>
    <message>
        <source>Principal components of frames: what is learned from are the scores of a frame, from which it is drawn again.</source>
        <translation>画面的主成分：用来学习的是画面的得分，画面再由得分重新画出。</translation>
    </message>
    <message>
        <source>The state of a training, kept in the run so that it can go on from there as if never interrupted.</source>
        <translation>训练的状态，保存在运行中，使训练能从那里继续，如同从未被打断。</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>A look at the model on rows that it does not learn from: scores, matrices and traversals are recorded then.</source>
        <translation>在不用于学习的行上查看模型：此时记录得分、矩阵和遍历。</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>One training, recorded step by step in one file. Every view is drawn from a run at a step.</source>
        <translation>一次训练，逐步记录在一个文件中。每个视图都由某个运行的某一步画出。</translation>
    </message>
    <message>
        <source>here; docs/reading-runs.md</source>
        <translation>本程序；docs/reading-runs.md</translation>
    </message>
    <message>
        <source>Phases of a training</source>
        <translation>训练的阶段</translation>
    </message>
    <message>
        <source>Comparing with the truth</source>
        <translation>与真值比较</translation>
    </message>
    <message>
        <source>match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>The learned latent that a true one is paired with, so that the correlations of all pairs are largest.</source>
        <translation>与真实潜变量配对的学到的潜变量，使所有配对的相关之和最大。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2024; docs/theory.md (f)</source>
        <translation>Lachapelle et al. 2024；docs/theory.md (f)</translation>
    </message>
    <message>
        <source>reversed ⇆</source>
        <translation>反向 ⇆</translation>
    </message>
    <message>
        <source>A latent is learned up to its sign: this one falls where its true latent rises, and is drawn the other way round.</source>
        <translation>潜变量只学到相差一个符号：它在其真实潜变量升高之处降低，因而反过来画。</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>How alike the traversals of a true latent and of its match are: 1 where x moves the same way, 0 where not at all.</source>
        <translation>真实潜变量的遍历与其匹配的遍历有多相似：x 移动方式相同为 1，完全不同为 0。</translation>
    </message>
    <message>
        <source>missing −</source>
        <translation>缺失 −</translation>
    </message>
    <message>
        <source>An edge of the true graph that was not learned.</source>
        <translation>真实图中没有学到的边。</translation>
    </message>
    <message>
        <source>extra +</source>
        <translation>多余 +</translation>
    </message>
    <message>
        <source>A learned edge that the true graph does not have.</source>
        <translation>真实图中没有的学到的边。</translation>
    </message>
    <message>
        <source>forbidden ×</source>
        <translation>被禁止 ×</translation>
    </message>
    <message>
        <source>A dependence that theory does not permit, counted beyond the correlation that the true latents have with each other.</source>
        <translation>理论不允许的依赖，超出真实潜变量彼此之间的相关才计入。</translation>
    </message>
    <message>
        <source>here; docs/theory.md (b)</source>
        <translation>本程序；docs/theory.md (b)</translation>
    </message>
    <message>
        <source>Mean |correlation| of true and matched learned factors. 1 when each true latent comes back alone, up to its scale. Below 1 where theory leaves latents mixed, which is no failure: look at R_con.</source>
        <translation>真实因子与匹配的学到的因子的 |相关| 的均值。每个真实潜变量都单独恢复（至多相差尺度）时为 1。理论使潜变量保持混合之处小于 1，这并非失败：请看 R_con。</translation>
    </message>
    <message>
        <source>Hyvarinen &amp; Morioka 2016; Lachapelle et al. 2024</source>
        <translation>Hyvarinen &amp; Morioka 2016；Lachapelle et al. 2024</translation>
    </message>
    <message>
        <source>How well each true factor is predicted linearly from the learned factors that theory lets it mix with: the root of R², averaged over true factors. It reaches 1 for any pattern when learning succeeds.</source>
        <translation>每个真实因子由理论允许它与之混合的学到的因子线性预测得有多好：R² 的平方根，对真实因子取平均。学习成功时，对任何模式都达到 1。</translation>
    </message>
    <message>
        <source>How well each true factor is predicted linearly from all learned factors: the root of R², averaged over true factors. It says whether the latents are there at all, however mixed: a large R with a small MCC is the picture of entanglement.</source>
        <translation>每个真实因子由所有学到的因子线性预测得有多好：R² 的平方根，对真实因子取平均。它说明潜变量究竟在不在，无论怎样混合：R 大而 MCC 小，就是纠缠的样子。</translation>
    </message>
    <message>
        <source>Edges that are wrong in the learned graph, missing or extra, after matching. Structural Hamming distance.</source>
        <translation>匹配之后学到的图中错误的边，缺失的或多余的。结构汉明距离。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2023; docs/tasks.md</source>
        <translation>Lachapelle et al. 2023；docs/tasks.md</translation>
    </message>
    <message>
        <source>here; docs/tasks.md</source>
        <translation>本程序；docs/tasks.md</translation>
    </message>
    <message>
        <source>Eastwood &amp; Williams 2018; docs/scores.md</source>
        <translation>Eastwood &amp; Williams 2018；docs/scores.md</translation>
    </message>
    <message>
        <source>How much more of a true factor the best learned factor explains than the second, mean R² (Kumar et al. 2018). Separated attribute predictability.</source>
        <translation>最好的学到的因子比第二好的多解释真实因子多少，平均 R²（Kumar et al. 2018）。分离属性可预测性。</translation>
    </message>
    <message>
        <source>Kumar et al. 2018; docs/scores.md</source>
        <translation>Kumar et al. 2018；docs/scores.md</translation>
    </message>
    <message>
        <source>Gap between the two most informative learned factors of each true one, as a share of its entropy (Chen et al. 2018); at the end of a run. Mutual information gap.</source>
        <translation>每个真实因子的两个最有信息的学到的因子之差，占其熵的份额（Chen et al. 2018）；在运行结束时。互信息差。</translation>
    </message>
    <message>
        <source>Chen et al. 2018; docs/scores.md</source>
        <translation>Chen et al. 2018；docs/scores.md</translation>
    </message>
    <message>
        <source>Ridgeway &amp; Mozer 2018; docs/scores.md</source>
        <translation>Ridgeway &amp; Mozer 2018；docs/scores.md</translation>
    </message>
    <message>
        <source>Hsu et al. 2023; docs/scores.md</source>
        <translation>Hsu et al. 2023；docs/scores.md</translation>
    </message>
    <message>
        <source>Lippe et al. 2022; docs/scores.md</source>
        <translation>Lippe et al. 2022；docs/scores.md</translation>
    </message>
    <message>
        <source>Hyvarinen &amp; Morioka 2016; docs/scores.md</source>
        <translation>Hyvarinen &amp; Morioka 2016；docs/scores.md</translation>
    </message>
    <message>
        <source>docs/scores.md</source>
        <translation>docs/scores.md</translation>
    </message>
    <message>
        <source>MCC of the principal components of x: what correlated factors give for free; once, at step 0. Only what exceeds it has been learned.</source>
        <translation>x 的主成分的 MCC：相关的因子白送的部分；只在第 0 步记录一次。只有超出它的部分才是学到的。</translation>
    </message>
    <message>
        <source>MCC of an encoder that was never trained: what correlated factors give for free; once, at step 0. Only what exceeds it has been learned.</source>
        <translation>从未训练的编码器的 MCC：相关的因子白送的部分；只在第 0 步记录一次。只有超出它的部分才是学到的。</translation>
    </message>
    <message>
        <source>UDR</source>
        <translation>UDR</translation>
    </message>
    <message>
        <source>Unsupervised disentanglement ranking: how well models of several seeds agree, which can be known without the truth.</source>
        <translation>无监督解耦排序：几个种子的模型有多一致，不需要真值即可得知。</translation>
    </message>
    <message>
        <source>Duan et al. 2020; docs/theory.md (f)</source>
        <translation>Duan et al. 2020；docs/theory.md (f)</translation>
    </message>
    <message>
        <source>What is recorded of a training</source>
        <translation>训练的记录</translation>
    </message>
    <message>
        <source>Negative evidence lower bound per observed dimension: the reconstruction and the KL together. Lower is better; it says nothing of disentanglement.</source>
        <translation>每个观测维的负证据下界：重构与 KL 之和。越低越好；它对解耦什么也没说。</translation>
    </message>
    <message>
        <source>Divergence of the posterior from the transition, per observed dimension. Kullback-Leibler divergence: what the transition did not expect.</source>
        <translation>后验相对于转移的散度，按每个观测维。Kullback-Leibler 散度：转移没有预料到的部分。</translation>
    </message>
    <message>
        <source>Lagrange multiplier of the bound on Ga. It rises while there are more edges than the bound allows.</source>
        <translation>Ga 上界的拉格朗日乘子。边数超过上界时上升。</translation>
    </message>
    <message>
        <source>Lagrange multiplier of the bound on Gz. It rises while there are more edges than the bound allows.</source>
        <translation>Gz 上界的拉格朗日乘子。边数超过上界时上升。</translation>
    </message>
    <message>
        <source>here; docs/own-data.md</source>
        <translation>本程序；docs/own-data.md</translation>
    </message>
    <message>
        <source>Many tasks</source>
        <translation>许多任务</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>One small problem of prediction that shares its observations with others and needs only few of their factors.</source>
        <translation>一个小的预测问题，与其他任务共用观测，只需要其中少数因子。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2023</source>
        <translation>Lachapelle et al. 2023</translation>
    </message>
    <message>
        <source>support S</source>
        <translation>支撑集 S</translation>
    </message>
    <message>
        <source>The factors that a task needs: those with weights that are not 0.</source>
        <translation>任务需要的因子：权重不为 0 的那些。</translation>
    </message>
    <message>
        <source>support variability</source>
        <translation>支撑变异性</translation>
    </message>
    <message>
        <source>For every two factors some task needs the first and not the second: the tasks without a factor together need all others.</source>
        <translation>对每两个因子，都有某个任务需要第一个而不需要第二个：不需要某个因子的那些任务合在一起需要其余全部因子。</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2023, Assumption 7</source>
        <translation>Lachapelle et al. 2023，假设 7</translation>
    </message>
    <message>
        <source>group lasso</source>
        <translation>组套索</translation>
    </message>
    <message>
        <source>A regression that pays for each feature it uses, and so leaves out features; plain ridge shrinks all and leaves out none.</source>
        <translation>为所用的每个特征付出代价、因而舍去特征的回归；普通的 ridge 使所有特征收缩而一个也不舍去。</translation>
    </message>
    <message>
        <source>λ/λ_max</source>
        <translation>λ/λ_max</translation>
    </message>
    <message>
        <source>The price of a feature as a share of the price at which no feature is used.</source>
        <translation>特征的代价，以不使用任何特征时的代价为单位。</translation>
    </message>
    <message>
        <source>docs/tasks.md</source>
        <translation>docs/tasks.md</translation>
    </message>
    <message>
        <source>Two problems, one in the other: each task finds its sparse predictor on the features, and the features change so that those predictors err less.</source>
        <translation>两个问题，一个套在另一个之中：每个任务在特征上找到自己的稀疏预测器，而特征改变以使这些预测器误差更小。</translation>
    </message>
    <message>
        <source>Marks at the steps</source>
        <translation>各步上的标记</translation>
    </message>
    <message>
        <source>• changed</source>
        <translation>• 已更改</translation>
    </message>
    <message>
        <source>A parameter was changed by hand at this step.</source>
        <translation>在这一步有参数被手动更改。</translation>
    </message>
    <message>
        <source>‖ paused</source>
        <translation>‖ 已暂停</translation>
    </message>
    <message>
        <source>The training was paused at this step, which changes nothing of it.</source>
        <translation>训练在这一步暂停，这对它没有任何改变。</translation>
    </message>
    <message>
        <source>↻ resumed</source>
        <translation>↻ 已继续</translation>
    </message>
    <message>
        <source>The training went on from a checkpoint at this step, as if never interrupted.</source>
        <translation>训练在这一步从检查点继续，如同从未被打断。</translation>
    </message>
    <message>
        <source>■ stopped</source>
        <translation>■ 已停止</translation>
    </message>
    <message>
        <source>The training was ended at this step before all of its steps were taken.</source>
        <translation>训练在这一步结束，尚未走完所有步。</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ 已失败</translation>
    </message>
    <message>
        <source>The training failed at this step; what came before is kept.</source>
        <translation>训练在这一步失败；之前的内容得以保留。</translation>
    </message>
    <message>
        <source>Mechanism sparsity</source>
        <translation>机制稀疏性</translation>
    </message>
    <message>
        <source>a step of time, and how many there are</source>
        <translation>时间的一步，以及共有多少步</translation>
    </message>
    <message>
        <source>rows come in pairs of steps where Gz is there</source>
        <translation>有 Gz 时，行按时间步成对</translation>
    </message>
    <message>
        <source>World &gt; Gz</source>
        <translation>世界 &gt; Gz</translation>
    </message>
    <message>
        <source>an observation and the number of its entries</source>
        <translation>观测及其分量数</translation>
    </message>
    <message>
        <source>world.d_x numbers, standardised</source>
        <translation>world.d_x 个数，已标准化</translation>
    </message>
    <message>
        <source>World&apos;s data; view Held-out data</source>
        <translation>世界的数据；留出数据视图</translation>
    </message>
    <message>
        <source>the latents and their number</source>
        <translation>潜变量及其个数</translation>
    </message>
    <message>
        <source>rows of Ga and Gz; names of the document</source>
        <translation>Ga 和 Gz 的行；文档中的名称</translation>
    </message>
    <message>
        <source>World, names of rows</source>
        <translation>世界，行名</translation>
    </message>
    <message>
        <source>the action or other known input, and its size</source>
        <translation>动作或其他已知的输入，及其大小</translation>
    </message>
    <message>
        <source>columns of Ga</source>
        <translation>Ga 的列</translation>
    </message>
    <message>
        <source>World &gt; Ga, names of columns</source>
        <translation>世界 &gt; Ga，列名</translation>
    </message>
    <message>
        <source>everything up to, or before, step t</source>
        <translation>直到（或早于）第 t 步的一切</translation>
    </message>
    <message>
        <source>the past is one step: the latents and the action before</source>
        <translation>过去是一步：之前的潜变量和动作</translation>
    </message>
    <message>
        <source>the mixing: x = f(z) + n, a diffeomorphism onto its image</source>
        <translation>混合：x = f(z) + n，到其像上的微分同胚</translation>
    </message>
    <message>
        <source>world.mixing.kind: a network, one matrix or a scene</source>
        <translation>world.mixing.kind：网络、一个矩阵或场景</translation>
    </message>
    <message>
        <source>Parameters &gt; World</source>
        <translation>参数 &gt; 世界</translation>
    </message>
    <message>
        <source>the noise of the observations and its variance</source>
        <translation>观测的噪声及其方差</translation>
    </message>
    <message>
        <source>world.noise, a deviation</source>
        <translation>world.noise，标准差</translation>
    </message>
    <message>
        <source>the image of f: the surface on which observations without noise lie</source>
        <translation>f 的像：没有噪声的观测所在的曲面</translation>
    </message>
    <message>
        <source>not stored</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>the transition, a product over latents</source>
        <translation>转移，对潜变量的乘积</translation>
    </message>
    <message>
        <source>world.mechanism.kind</source>
        <translation>world.mechanism.kind</translation>
    </message>
    <message>
        <source>mean and variance of latent i given its parents</source>
        <translation>给定父节点时潜变量 i 的均值和方差</translation>
    </message>
    <message>
        <source>sine, sigmoid, norm or linear in the parents</source>
        <translation>父节点的正弦、sigmoid、范数或线性函数</translation>
    </message>
    <message>
        <source>binary, d_z x d_a: which actions move which latents</source>
        <translation>二值，d_z x d_a：哪些动作移动哪些潜变量</translation>
    </message>
    <message>
        <source>Ga of the document</source>
        <translation>文档的 Ga</translation>
    </message>
    <message>
        <source>World &gt; Ga; view Graphs</source>
        <translation>世界 &gt; Ga；图视图</translation>
    </message>
    <message>
        <source>binary, d_z x d_z: which latents move which, a step later</source>
        <translation>二值，d_z x d_z：哪些潜变量在后一步移动哪些潜变量</translation>
    </message>
    <message>
        <source>Gz of the document</source>
        <translation>文档的 Gz</translation>
    </message>
    <message>
        <source>World &gt; Gz; view Graphs</source>
        <translation>世界 &gt; Gz；图视图</translation>
    </message>
    <message>
        <source>parents of latent i: row i of Ga, of Gz</source>
        <translation>潜变量 i 的父节点：Ga、Gz 的第 i 行</translation>
    </message>
    <message>
        <source>sets of at most 64</source>
        <translation>至多 64 个元素的集合</translation>
    </message>
    <message>
        <source>Verdict, words in blue</source>
        <translation>判定，蓝色的词</translation>
    </message>
    <message>
        <source>targets of action l, children of latent j: columns</source>
        <translation>动作 l 的目标、潜变量 j 的子节点：各列</translation>
    </message>
    <message>
        <source>the number of edges of a graph</source>
        <translation>图的边数</translation>
    </message>
    <message>
        <source>edges_Ga, edges_Gz</source>
        <translation>edges_Ga, edges_Gz</translation>
    </message>
    <message>
        <source>under each matrix; view Sparsity</source>
        <translation>各矩阵下方；稀疏性视图</translation>
    </message>
    <message>
        <source>intervention l: the action is the l-th unit vector, 0 where nothing was done</source>
        <translation>干预 l：动作是第 l 个单位向量，什么也没做时为 0</translation>
    </message>
    <message>
        <source>an action with its own column of Ga</source>
        <translation>在 Ga 中有自己一列的动作</translation>
    </message>
    <message>
        <source>World &gt; Ga</source>
        <translation>世界 &gt; Ga</translation>
    </message>
    <message>
        <source>What can be identified</source>
        <translation>可以识别什么</translation>
    </message>
    <message>
        <source>the parameters of a model; θ̂ those of a learned one</source>
        <translation>模型的参数；θ̂ 为学到的模型的参数</translation>
    </message>
    <message>
        <source>the world; a run&apos;s model</source>
        <translation>世界；运行的模型</translation>
    </message>
    <message>
        <source>World; Runs</source>
        <translation>世界；运行</translation>
    </message>
    <message>
        <source>learned latents, decoder and graph</source>
        <translation>学到的潜变量、解码器和图</translation>
    </message>
    <message>
        <source>in learned order until they are matched</source>
        <translation>在匹配之前按学习顺序</translation>
    </message>
    <message>
        <source>every view of a run</source>
        <translation>运行的每个视图</translation>
    </message>
    <message>
        <source>the entanglement map, z = v(ẑ)</source>
        <translation>纠缠映射，z = v(ẑ)</translation>
    </message>
    <message>
        <source>seen through rows: their correlation and regression</source>
        <translation>通过各行看到：其相关与回归</translation>
    </message>
    <message>
        <source>view Entanglement</source>
        <translation>纠缠视图</translation>
    </message>
    <message>
        <source>its Jacobian: what each true latent changes by with each learned one</source>
        <translation>其雅可比：每个真实潜变量随每个学到的潜变量变化多少</translation>
    </message>
    <message>
        <source>ols, the linear regression</source>
        <translation>ols，线性回归</translation>
    </message>
    <message>
        <source>view Entanglement, map</source>
        <translation>纠缠视图，回归图</translation>
    </message>
    <message>
        <source>the entanglement graph: V(i, j) = 0 where z_i does not depend on ẑ_j</source>
        <translation>纠缠图：z_i 不依赖 ẑ_j 之处 V(i, j) = 0</translation>
    </message>
    <message>
        <source>marks where dependence is forbidden</source>
        <translation>依赖被禁止之处的标记</translation>
    </message>
    <message>
        <source>a permutation that leads from true to learned order</source>
        <translation>从真实顺序到学习顺序的置换</translation>
    </message>
    <message>
        <source>assignment</source>
        <translation>assignment</translation>
    </message>
    <message>
        <source>strip below view Graphs</source>
        <translation>图视图下方的条带</translation>
    </message>
    <message>
        <source>the permitted pattern: V = C P^T</source>
        <translation>允许模式：V = C P^T</translation>
    </message>
    <message>
        <source>Verdict &gt; Permitted pattern</source>
        <translation>判定 &gt; 允许模式</translation>
    </message>
    <message>
        <source>matrices that vanish where the binary B does</source>
        <translation>在二值矩阵 B 为零之处为零的矩阵</translation>
    </message>
    <message>
        <source>C is G-preserving: C(i, j) != 0 only where row i of G is in row j</source>
        <translation>C 保持 G：仅当 G 的第 i 行包含于第 j 行时 C(i, j) != 0</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>the patterns by actions alone and by time alone</source>
        <translation>只由动作和只由时间得到的模式</translation>
    </message>
    <message>
        <source>both are computed</source>
        <translation>二者都计算</translation>
    </message>
    <message>
        <source>Verdict &gt; Ga, Gz and both</source>
        <translation>判定 &gt; Ga、Gz 与两者</translation>
    </message>
    <message>
        <source>a-, z- and (a,z)-consistency: equal up to P and such a C</source>
        <translation>a-、z- 与 (a,z)-一致性：至多相差 P 和这样的 C</translation>
    </message>
    <message>
        <source>the summary&apos;s last word</source>
        <translation>总结的最后一个词</translation>
    </message>
    <message>
        <source>an invertible diagonal matrix or element-wise map: the scale of each latent</source>
        <translation>可逆的对角矩阵或逐元素映射：每个潜变量的尺度</translation>
    </message>
    <message>
        <source>what correlation does not see</source>
        <translation>相关所看不到的</translation>
    </message>
    <message>
        <source>view Scores, MCC</source>
        <translation>得分视图，MCC</translation>
    </message>
    <message>
        <source>the graphical criterion of latent i</source>
        <translation>潜变量 i 的图准则</translation>
    </message>
    <message>
        <source>sets of at most 64, listed</source>
        <translation>至多 64 个元素的集合，逐一列出</translation>
    </message>
    <message>
        <source>Verdict &gt; Criterion</source>
        <translation>判定 &gt; 准则</translation>
    </message>
    <message>
        <source>Sufficient influence</source>
        <translation>充分影响</translation>
    </message>
    <message>
        <source>the score: gradient in z of the transition&apos;s log density, given a history h</source>
        <translation>得分函数：给定历史 h 时，转移的对数密度对 z 的梯度</translation>
    </message>
    <message>
        <source>computed from the true mechanism</source>
        <translation>由真实机制计算</translation>
    </message>
    <message>
        <source>mixed second derivatives in z^t and a^τ</source>
        <translation>对 z^t 和 a^τ 的混合二阶导数</translation>
    </message>
    <message>
        <source>one row for each draw of a history</source>
        <translation>每抽取一次历史一行</translation>
    </message>
    <message>
        <source>Verdict &gt; Sufficient influence</source>
        <translation>判定 &gt; 充分影响</translation>
    </message>
    <message>
        <source>the difference of the score when an action changes by ε</source>
        <translation>动作改变 ε 时得分函数之差</translation>
    </message>
    <message>
        <source>the same for discrete actions</source>
        <translation>离散动作同理</translation>
    </message>
    <message>
        <source>mixed second derivatives in z^t and z^τ</source>
        <translation>对 z^t 和 z^τ 的混合二阶导数</translation>
    </message>
    <message>
        <source>the influence suffices: as many directions as edges</source>
        <translation>影响是充分的：方向与边一样多</translation>
    </message>
    <message>
        <source>a rank, &quot;2 of 2&quot;</source>
        <translation>一个秩，“2（共 2）”</translation>
    </message>
    <message>
        <source>sufficient statistic, natural parameter and their number, of an exponential family</source>
        <translation>指数族的充分统计量、自然参数及其个数</translation>
    </message>
    <message>
        <source>k = 1: fixed variance; k = 2: a variance that the parents move, world.mechanism.variance</source>
        <translation>k = 1：固定方差；k = 2：由父节点移动的方差，world.mechanism.variance</translation>
    </message>
    <message>
        <source>the linear map between statistics of equivalent models</source>
        <translation>等价模型的统计量之间的线性映射</translation>
    </message>
    <message>
        <source>seen as the regression of z on ẑ</source>
        <translation>表现为 z 对 ẑ 的回归</translation>
    </message>
    <message>
        <source>Estimation</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>the posterior of the encoder</source>
        <translation>编码器的后验</translation>
    </message>
    <message>
        <source>mean and variance for each latent</source>
        <translation>每个潜变量的均值和方差</translation>
    </message>
    <message>
        <source>view KL</source>
        <translation>KL 视图</translation>
    </message>
    <message>
        <source>lower bound on log p(x)</source>
        <translation>log p(x) 的下界</translation>
    </message>
    <message>
        <source>loss is minus this, per step and dimension</source>
        <translation>loss 是它的负值，按每步和每维</translation>
    </message>
    <message>
        <source>view Loss</source>
        <translation>损失视图</translation>
    </message>
    <message>
        <source>logits of the masks and the probability of each edge</source>
        <translation>掩码的 logits 与每条边的概率</translation>
    </message>
    <message>
        <source>probability_Ga, probability_Gz</source>
        <translation>probability_Ga, probability_Gz</translation>
    </message>
    <message>
        <source>view Graphs, learned</source>
        <translation>图视图，学到</translation>
    </message>
    <message>
        <source>a random mask for a minibatch, by Gumbel-sigmoid draws</source>
        <translation>小批的随机掩码，由 Gumbel-sigmoid 抽取</translation>
    </message>
    <message>
        <source>sparsity.temperature, sparsity.hard_masks</source>
        <translation>sparsity.temperature, sparsity.hard_masks</translation>
    </message>
    <message>
        <source>Parameters &gt; Sparsity</source>
        <translation>参数 &gt; 稀疏性</translation>
    </message>
    <message>
        <source>the expected number of edges</source>
        <translation>期望边数</translation>
    </message>
    <message>
        <source>expected_edges_Ga, expected_edges_Gz</source>
        <translation>expected_edges_Ga, expected_edges_Gz</translation>
    </message>
    <message>
        <source>view Sparsity</source>
        <translation>稀疏性视图</translation>
    </message>
    <message>
        <source>the bound on that number</source>
        <translation>该数的上界</translation>
    </message>
    <message>
        <source>bound_Ga, bound_Gz</source>
        <translation>bound_Ga, bound_Gz</translation>
    </message>
    <message>
        <source>view Sparsity, dashed; Parameters &gt; Sparsity</source>
        <translation>稀疏性视图，虚线；参数 &gt; 稀疏性</translation>
    </message>
    <message>
        <source>the Lagrange multiplier of the bound</source>
        <translation>上界的拉格朗日乘子</translation>
    </message>
    <message>
        <source>multiplier_Ga, multiplier_Gz</source>
        <translation>multiplier_Ga, multiplier_Gz</translation>
    </message>
    <message>
        <source>view Sparsity, right axis</source>
        <translation>稀疏性视图，右轴</translation>
    </message>
    <message>
        <source>the price of an edge where a penalty takes the place of the bound</source>
        <translation>以惩罚代替上界时每条边的代价</translation>
    </message>
    <message>
        <source>sparsity.penalty</source>
        <translation>sparsity.penalty</translation>
    </message>
    <message>
        <source>mean correlation of matched pairs</source>
        <translation>匹配配对的相关的均值</translation>
    </message>
    <message>
        <source>mcc</source>
        <translation>mcc</translation>
    </message>
    <message>
        <source>view Scores; Runs</source>
        <translation>得分视图；运行</translation>
    </message>
    <message>
        <source>mean root of R² with all latents, and with those that C permits</source>
        <translation>用全部潜变量、以及用 C 允许的潜变量的 R² 平方根的均值</translation>
    </message>
    <message>
        <source>r, r_con</source>
        <translation>r, r_con</translation>
    </message>
    <message>
        <source>missing and extra edges after matching</source>
        <translation>匹配之后缺失的和多余的边</translation>
    </message>
    <message>
        <source>shd</source>
        <translation>shd</translation>
    </message>
    <message>
        <source>Sparse multi-task learning</source>
        <translation>稀疏多任务学习</translation>
    </message>
    <message>
        <source>The tasks</source>
        <translation>各任务</translation>
    </message>
    <message>
        <source>an observation and its m true features</source>
        <translation>一个观测及其 m 个真实特征</translation>
    </message>
    <message>
        <source>data.kind; factors drawn, then mixed</source>
        <translation>data.kind；先抽取因子，再混合</translation>
    </message>
    <message>
        <source>the number of factors</source>
        <translation>因子个数</translation>
    </message>
    <message>
        <source>data.latents</source>
        <translation>data.latents</translation>
    </message>
    <message>
        <source>Parameters &gt; Data</source>
        <translation>参数 &gt; 数据</translation>
    </message>
    <message>
        <source>a task and how many there are</source>
        <translation>一个任务，以及共有多少个</translation>
    </message>
    <message>
        <source>data.stream: as they come, or a pool</source>
        <translation>data.stream：随来随用，或一个任务池</translation>
    </message>
    <message>
        <source>a target and the parameter of its law</source>
        <translation>目标及其分布的参数</translation>
    </message>
    <message>
        <source>numbers or one of k classes</source>
        <translation>数，或 k 个类别之一</translation>
    </message>
    <message>
        <source>a task&apos;s weights, k x m, one row for each output</source>
        <translation>任务的权重，k x m，每个输出一行</translation>
    </message>
    <message>
        <source>true_task_weights, a norm for each factor</source>
        <translation>true_task_weights，每个因子一个范数</translation>
    </message>
    <message>
        <source>view Tasks</source>
        <translation>任务视图</translation>
    </message>
    <message>
        <source>the law of the weights and its support</source>
        <translation>权重及其支撑集的分布</translation>
    </message>
    <message>
        <source>data.support.law, data.weights.law</source>
        <translation>data.support.law, data.weights.law</translation>
    </message>
    <message>
        <source>a support: factors that a task needs; its probability; all that occur</source>
        <translation>支撑集：任务需要的因子；其概率；所有出现的支撑集</translation>
    </message>
    <message>
        <source>columns of the graph of the tasks</source>
        <translation>任务图的各列</translation>
    </message>
    <message>
        <source>points of a task</source>
        <translation>一个任务的点数</translation>
    </message>
    <message>
        <source>data.points</source>
        <translation>data.points</translation>
    </message>
    <message>
        <source>correlation of the factors</source>
        <translation>因子的相关</translation>
    </message>
    <message>
        <source>data.correlation</source>
        <translation>data.correlation</translation>
    </message>
    <message>
        <source>covariance of the factors</source>
        <translation>因子的协方差</translation>
    </message>
    <message>
        <source>data.covariance: equicorrelated or ρ^{|i-j|}</source>
        <translation>data.covariance：equicorrelated 或 ρ^{|i-j|}</translation>
    </message>
    <message>
        <source>Assumptions and results</source>
        <translation>假设与结果</translation>
    </message>
    <message>
        <source>disentangled: Definition 1</source>
        <translation>解耦：定义 1</translation>
    </message>
    <message>
        <source>mcc_uniform towards 1</source>
        <translation>mcc_uniform 趋于 1</translation>
    </message>
    <message>
        <source>view Scores</source>
        <translation>得分视图</translation>
    </message>
    <message>
        <source>another representation of the same span: Proposition 1 says that plain regression does not mind</source>
        <translation>同一张成空间的另一种表示：命题 1 说普通回归不在乎</translation>
    </message>
    <message>
        <source>features turned by degrees</source>
        <translation>逐渐旋转的特征</translation>
    </message>
    <message>
        <source>Why sparse?</source>
        <translation>为什么要稀疏？</translation>
    </message>
    <message>
        <source>weights on those features, in general dense: Proposition 2</source>
        <translation>这些特征上的权重，一般是稠密的：命题 2</translation>
    </message>
    <message>
        <source>the bars of the coefficients</source>
        <translation>系数的条形</translation>
    </message>
    <message>
        <source>the number of columns that are not 0: features that a task uses</source>
        <translation>不为 0 的列数：任务使用的特征数</translation>
    </message>
    <message>
        <source>features_used</source>
        <translation>features_used</translation>
    </message>
    <message>
        <source>the sum of the columns&apos; norms, the group lasso&apos;s penalty</source>
        <translation>各列范数之和，即组套索的惩罚</translation>
    </message>
    <message>
        <source>estimator.ratio</source>
        <translation>estimator.ratio</translation>
    </message>
    <message>
        <source>Parameters &gt; Estimator</source>
        <translation>参数 &gt; 估计器</translation>
    </message>
    <message>
        <source>Assumption 6: weights on a support keep to no subspace</source>
        <translation>假设 6：支撑集上的权重不落在任何子空间中</translation>
    </message>
    <message>
        <source>a rank for each support</source>
        <translation>每个支撑集一个秩</translation>
    </message>
    <message>
        <source>Assumption 7: support variability</source>
        <translation>假设 7：支撑变异性</translation>
    </message>
    <message>
        <source>the pattern of the supports</source>
        <translation>支撑集的模式</translation>
    </message>
    <message>
        <source>Verdict; World</source>
        <translation>判定；世界</translation>
    </message>
    <message>
        <source>factors by supports, and who needs whom always</source>
        <translation>因子与支撑集，以及谁总是需要谁</translation>
    </message>
    <message>
        <source>the permitted pattern of the tasks</source>
        <translation>任务的允许模式</translation>
    </message>
    <message>
        <source>a task&apos;s best predictor on the learned features</source>
        <translation>任务在学到的特征上的最佳预测器</translation>
    </message>
    <message>
        <source>group lasso, ridge or elimination</source>
        <translation>组套索、ridge 或剔除法</translation>
    </message>
    <message>
        <source>the price of a feature in task t</source>
        <translation>任务 t 中特征的代价</translation>
    </message>
    <message>
        <source>a share of λ_max</source>
        <translation>λ_max 的一个份额</translation>
    </message>
    <message>
        <source>the price at which no feature is used</source>
        <translation>不使用任何特征时的代价</translation>
    </message>
    <message>
        <source>computed for each task</source>
        <translation>对每个任务计算</translation>
    </message>
    <message>
        <source>view Tasks, path</source>
        <translation>任务视图，路径</translation>
    </message>
    <message>
        <source>predictors given features; features given predictors</source>
        <translation>给定特征的预测器；给定预测器的特征</translation>
    </message>
    <message>
        <source>estimator.method, bilevel</source>
        <translation>estimator.method，bilevel</translation>
    </message>
    <message>
        <source>features and targets of a task&apos;s points, n x m and n x k</source>
        <translation>任务各点的特征与目标，n x m 和 n x k</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>不记录</translation>
    </message>
    <message>
        <source>prices and dual variables of the group-sparse SVM</source>
        <translation>组稀疏 SVM 的代价与对偶变量</translation>
    </message>
    <message>
        <source>disentangle reproduce fewshot</source>
        <translation>disentangle reproduce fewshot</translation>
    </message>
    <message>
        <source>disentanglement and completeness by linear weights</source>
        <translation>按线性权重的解耦度与完备度</translation>
    </message>
    <message>
        <source>dci_uniform, dci_disentanglement, dci_completeness</source>
        <translation>dci_uniform, dci_disentanglement, dci_completeness</translation>
    </message>
    <message>
        <source>view Scores, menu</source>
        <translation>得分视图，菜单</translation>
    </message>
    <message>
        <source>How close the learned latents are to the true ones at each evaluation, from 0 to 1, and on the right axis the wrong edges of the learned graph. A line shows the ceiling that theory sets where it promises a value.</source>
        <translation>每次评估时学到的潜变量与真实潜变量有多接近，从 0 到 1；右轴上是学到的图中错误的边数。理论有保证之处，一条线标出它所定的上限。</translation>
    </message>
    <message>
        <source>MCC and R_con rising together mean that latents come apart; R far above MCC means that all is there and mixed. A jump is where the search has found its graph.</source>
        <translation>MCC 与 R_con 一起上升表示潜变量正在分开；R 远高于 MCC 表示一切都在，但混合着。跳跃处就是搜索找到了图。</translation>
    </message>
    <message>
        <source>Each true latent in a row: whether theory promises it alone or mixed, which learned latent matches it, and how far the run has come. Where the promise is not kept, the last column names the assumption that is not met.</source>
        <translation>每个真实潜变量一行：理论保证它单独恢复还是混合，哪个学到的潜变量与它匹配，运行走到了多远。保证没有兑现之处，最后一列指出没有满足的假设。</translation>
    </message>
    <message>
        <source>rows that are not reached, and whether the same assumption stands in all of them.</source>
        <translation>没有达成的行，以及它们是否都写着同一条假设。</translation>
    </message>
    <message>
        <source>marked cells, which are factors used without need or needed and not used; columns that become as sparse as the true ones.</source>
        <translation>带标记的单元格，即不需要而使用、或需要而没有使用的因子；变得与真实的列一样稀疏的列。</translation>
    </message>
    <message>
        <source>The true graph beside the learned one, a cell for every possible edge from a column to a row, with marks where they differ. The strip below says which learned latent stands for which true one.</source>
        <translation>真实图与学到的图并列，从列到行的每条可能的边一个单元格，不同之处有标记。下方的条带说明哪个学到的潜变量代表哪个真实潜变量。</translation>
    </message>
    <message>
        <source>marks that come and go while the graph is searched, and none that stay; a latent whose row and column are wrong is matched to the wrong one.</source>
        <translation>搜索图时来来去去、最后一个也不留的标记；行和列都错的潜变量是匹配错了。</translation>
    </message>
    <message>
        <source>Which learned latent depends on which true one, as correlations and as a regression, beside the pattern that theory permits. Return on a cell shows the points behind it.</source>
        <translation>哪个学到的潜变量依赖哪个真实潜变量，以相关和回归表示，与理论允许的模式并列。在单元格上按回车可显示其背后的点。</translation>
    </message>
    <message>
        <source>one strong cell in each row and column, up to the permitted pattern; a mark is a dependence that theory forbids.</source>
        <translation>每行每列一个强的单元格，至多到允许模式为止；标记是理论禁止的依赖。</translation>
    </message>
    <message>
        <source>What is seen while one learned latent moves and all others stay, beside what its true latent does. Drag a slider and the model draws anew.</source>
        <translation>一个学到的潜变量移动而其余不变时所看到的，与其真实潜变量所引起的变化并列。拖动滑块，模型就重新画出。</translation>
    </message>
    <message>
        <source>one thing that changes in each row, and the same as in the true row beside it.</source>
        <translation>每一行只有一样东西在变，并且与旁边真实的一行相同。</translation>
    </message>
    <message>
        <source>Rows that the model did not learn from: what was observed, and what comes back through encoder and decoder. Points show where those rows lie among the latents.</source>
        <translation>模型没有从中学习的行：观测到什么，经过编码器和解码器之后回来的又是什么。各点显示这些行在潜变量之中的位置。</translation>
    </message>
    <message>
        <source>reconstructions that lose something; whatever is lost there no latent can hold.</source>
        <translation>丢失了某些东西的重构；在那里丢失的，没有潜变量能够含有。</translation>
    </message>
    <message>
        <source>What the training minimises, and its two parts: how badly x comes back, and how much the latents surprise the transition. Lower is better.</source>
        <translation>训练所最小化的量及其两部分：x 恢复得有多差，以及潜变量使转移有多意外。越低越好。</translation>
    </message>
    <message>
        <source>a curve that has stopped falling, and jumps where a phase begins. A low loss says nothing of disentanglement.</source>
        <translation>已停止下降的曲线，以及阶段开始处的跳跃。损失低对解耦什么也没说。</translation>
    </message>
    <message>
        <source>How much each learned latent tells beyond what the transition expects of it, in nats. A latent at 0 carries nothing.</source>
        <translation>每个学到的潜变量在转移的预期之外还说明了多少，单位奈特。为 0 的潜变量什么也不携带。</translation>
    </message>
    <message>
        <source>latents that die while others take their part, and the number of those that stay.</source>
        <translation>消亡而由其他潜变量取代的潜变量，以及留下的个数。</translation>
    </message>
    <message>
        <source>How many edges the learned graph has, the bound that it must come down to, and the price of an edge that brings it there. Where a graph is searched instead, the elbow is how many edges the search keeps.</source>
        <translation>学到的图有多少条边，它必须降到的上界，以及把它带到那里的每条边的代价。若改为搜索图，拐点就是搜索保留的边数。</translation>
    </message>
    <message>
        <source>edges that meet the bound, and a price that comes to rest once they do.</source>
        <translation>与上界相遇的边数，以及相遇之后静止下来的代价。</translation>
    </message>
    <message>
        <source>The probability of every possible edge over the steps, a line each. Above 1/2 an edge counts as learned.</source>
        <translation>每条可能的边的概率随步的变化，各一条线。大于 1/2 的边算作学到。</translation>
    </message>
    <message>
        <source>lines that part, some to 1 and the rest to 0; those that linger between are edges the data cannot decide.</source>
        <translation>分开的线，一些到 1，其余到 0；徘徊其间的是数据无法决定的边。</translation>
    </message>
    <message>
        <source>What the data come from: the graph of a simulation, the tables of your own, or tasks and the factors that they need. A change here makes another world, and the next run learns from that one.</source>
        <translation>数据从何而来：模拟的图、您自己的数据表，或任务及其需要的因子。此处的更改造出另一个世界，下一个运行就从它学习。</translation>
    </message>
    <message>
        <source>rows are children, columns are parents; a latent without a 1 in its row is moved by nothing.</source>
        <translation>行是子节点，列是父节点；行中没有 1 的潜变量不被任何东西移动。</translation>
    </message>
    <message>
        <source>What can be disentangled in this world, by theory alone, before anything is trained. It names the latents that stay mixed, why, and which edge or action would help most.</source>
        <translation>在训练任何东西之前，仅由理论可知这个世界中什么可以解耦。它指出哪些潜变量保持混合、为什么，以及哪条边或哪个动作最有帮助。</translation>
    </message>
    <message>
        <source>the pattern C, which is the identity where every latent can be recovered; words in blue open their definition with the sets of this graph.</source>
        <translation>模式 C，每个潜变量都能恢复时它是单位矩阵；蓝色的词打开其定义，并带有这张图的各个集合。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>The runs that are open, with their newest scores. The selected one is what the views show; ticked ones are laid over it.</source>
        <translation>打开的运行及其最新得分。选中的那个由各视图显示；勾选的叠加在其上。</translation>
    </message>
    <message>
        <source>the spread over seeds of one experiment, which tells luck from merit.</source>
        <translation>同一实验各种子之间的散布，它把运气与本领区分开。</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Every setting of the world, the model and the training that the next run would use. Settings that may change while a run goes on are also in the transport.</source>
        <translation>下一个运行将使用的世界、模型和训练的每项设置。运行进行中可以更改的设置也在控制栏中。</translation>
    </message>
    <message>
        <source>an arrow back beside a setting, which differs from its default then; the sentence below says what a setting does and where it comes from.</source>
        <translation>设置旁边的返回箭头，表示它与默认值不同；下方的句子说明该设置的作用和来源。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Every edit since the experiment was opened, in order. A click goes back to one, or forth again.</source>
        <translation>自打开实验以来的每次编辑，按顺序排列。点击即可回到某一次，或再回来。</translation>
    </message>
    <message>
        <source>the disk, which marks the state that is saved.</source>
        <translation>磁盘图标，标出已保存的状态。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What the training has said, step by step: phases, what a search compared and chose, warnings. It is kept in the run.</source>
        <translation>训练逐步说了什么：各阶段、搜索比较并选择了什么、警告。它保存在运行中。</translation>
    </message>
    <message>
        <source>where the bound comes from, and what the log warns of.</source>
        <translation>上界取自何处，以及日志警告了什么。</translation>
    </message>
    <message>
        <source>World&apos;s data</source>
        <translation>世界的数据</translation>
    </message>
    <message>
        <source>Some rows of the data that this world makes, every variable against every other. The true latents are shown here because a simulation knows them; the model is given the observations and actions alone.</source>
        <translation>这个世界产生的数据的一些行，每个变量对每个其他变量。真实潜变量显示在此，因为模拟知道它们；模型只得到观测和动作。</translation>
    </message>
    <message>
        <source>latents that follow each other, which raise MCC for nothing, and a latent that hardly varies.</source>
        <translation>彼此跟随的潜变量，它们使 MCC 白白升高；以及几乎不变的潜变量。</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Courses of five to ten minutes that notice by themselves what is done in the window, however it is done. A ring is drawn around what a step points at; one may go on, and back, at any time.</source>
        <translation>五到十分钟的课程，会自己注意到窗口中做了什么，无论以何种方式。步骤所指之处会画上一个圈；随时可以向前，也可以返回。</translation>
    </message>
    <message>
        <source>the tick below the text, and the answer above it when something else was done.</source>
        <translation>文字下方的对勾，以及做了别的事情时文字上方的回答。</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>控制栏</translation>
    </message>
    <message>
        <source>Starts, pauses and steers the training, and goes through the steps of the run that is shown. The line holds marks where something happened.</source>
        <translation>开始、暂停和调控训练，并在所显示的运行的各步之间移动。线上的标记表示那里发生了什么。</translation>
    </message>
    <message>
        <source>the right end, which is the newest step; further left you look back while training goes on.</source>
        <translation>右端，即最新的一步；更靠左时您在回看，而训练仍在继续。</translation>
    </message>
    <message>
        <source>SVG, drawing</source>
        <translation>SVG，矢量图</translation>
    </message>
    <message>
        <source>PDF, drawing</source>
        <translation>PDF，矢量图</translation>
    </message>
    <message>
        <source>PNG, picture</source>
        <translation>PNG，图片</translation>
    </message>
    <message>
        <source>TikZ / pgfplots, LaTeX</source>
        <translation>TikZ / pgfplots，LaTeX</translation>
    </message>
    <message>
        <source>CSV, the data behind it</source>
        <translation>CSV，图背后的数据</translation>
    </message>
    <message>
        <source>GIF, animation of the scrubber</source>
        <translation>GIF，滑块的动画</translation>
    </message>
    <message>
        <source>PNG, a file for each frame</source>
        <translation>PNG，每帧一个文件</translation>
    </message>
    <message>
        <source>One column, 89 mm (Nature)</source>
        <translation>单栏，89 毫米（Nature）</translation>
    </message>
    <message>
        <source>Two columns, 183 mm (Nature)</source>
        <translation>双栏，183 毫米（Nature）</translation>
    </message>
    <message>
        <source>Text width of JMLR, 152 mm</source>
        <translation>JMLR 的版心宽度，152 毫米</translation>
    </message>
    <message>
        <source>Text width of NeurIPS, 140 mm</source>
        <translation>NeurIPS 的版心宽度，140 毫米</translation>
    </message>
    <message>
        <source>Slide 16:9, 254 x 143 mm</source>
        <translation>幻灯片 16:9，254 x 143 毫米</translation>
    </message>
    <message>
        <source>Settings %1 for %2, %3 observed dimensions, %4, two time steps: encoder and decoder with %5 hidden layers of %6, %7 steps of %8 rows.</source>
        <translation>设置 %1，%2，%3 维观测，%4，两个时间步：编码器和解码器各有 %5 个宽 %6 的隐藏层，%7 步，每步 %8 行。</translation>
    </message>
    <message>
        <source>Settings %1 for %2, %3 observed dimensions, two time steps: encoder and decoder with %4 hidden layers of %5, %6 steps of %7 rows.</source>
        <translation>设置 %1，%2，%3 维观测，两个时间步：编码器和解码器各有 %4 个宽 %5 的隐藏层，%6 步，每步 %7 行。</translation>
    </message>
    <message>
        <source>Settings %1 for %2, %3 observed dimensions, %4: encoder and decoder with %5 hidden layers of %6, %7 steps of %8 rows.</source>
        <translation>设置 %1，%2，%3 维观测，%4：编码器和解码器各有 %5 个宽 %6 的隐藏层，%7 步，每步 %8 行。</translation>
    </message>
    <message>
        <source>Settings %1 for %2, %3 observed dimensions: encoder and decoder with %4 hidden layers of %5, %6 steps of %7 rows.</source>
        <translation>设置 %1，%2，%3 维观测：编码器和解码器各有 %4 个宽 %5 的隐藏层，%6 步，每步 %7 行。</translation>
    </message>
    <message>
        <source>Search of the graph: %1.</source>
        <translation>图的搜索：%1。</translation>
    </message>
    <message>
        <source>Bound on edges, %1.</source>
        <translation>边数上界，%1。</translation>
    </message>
    <message>
        <source>The estimator, %1, looks for no graph and is given the true latents, which a practitioner would not know.</source>
        <translation>估计器 %1 不寻找图，并且得到真实潜变量，而实践者并不知道它们。</translation>
    </message>
    <message>
        <source>The estimator, %1, looks for no graph.</source>
        <translation>估计器 %1 不寻找图。</translation>
    </message>
    <message>
        <source>Start %1 of %2: held-out loss %3.</source>
        <translation>起点 %1（共 %2）：留出损失 %3。</translation>
    </message>
    <message>
        <source>Start %1 goes on, with %2.</source>
        <translation>起点 %1 继续，损失 %2。</translation>
    </message>
    <message>
        <source>Compared on rows that no fit saw (edges: gain in nats a row): %1.</source>
        <translation>在没有拟合见过的行上作了比较（边数：每行增益，奈特）：%1。</translation>
    </message>
    <message>
        <source>%1 (sizes and schedule fitted to the true graph)</source>
        <translation>%1（大小和日程适应真实图）</translation>
    </message>
    <message>
        <source>about %1 steps without masks, then the sparsest rotation, then %2</source>
        <translation>约 %1 步没有掩码，然后求最稀疏的旋转，再%2</translation>
    </message>
    <message>
        <source>the transition networks under its graph, and straightening the latents</source>
        <translation>在其图之下训练转移网络，并拉直潜变量</translation>
    </message>
    <message>
        <source>training under its graph, and straightening the latents</source>
        <translation>在其图之下训练，并拉直潜变量</translation>
    </message>
    <message>
        <source>training under its graph, with a second look at it on the way</source>
        <translation>在其图之下训练，途中再看一次图</translation>
    </message>
    <message>
        <source>the transition networks under its graph</source>
        <translation>在其图之下训练转移网络</translation>
    </message>
    <message>
        <source>training under its graph</source>
        <translation>在其图之下训练</translation>
    </message>
    <message>
        <source>soft masks under a falling bound</source>
        <translation>上界逐渐下降的软掩码</translation>
    </message>
    <message>
        <source>soft masks at a price of %1 an edge</source>
        <translation>每条边代价为 %1 的软掩码</translation>
    </message>
    <message>
        <source>none, every edge stays</source>
        <translation>无，保留每条边</translation>
    </message>
    <message>
        <source>none, the true graph is given, which a practitioner would not know</source>
        <translation>无，给定了真实图，而实践者并不知道它</translation>
    </message>
    <message>
        <source>chosen from the data</source>
        <translation>取自数据</translation>
    </message>
    <message>
        <source>%1 edges, as given</source>
        <translation>%1 条边，按给定</translation>
    </message>
    <message>
        <source>%1 edges, from the true graph, which a practitioner would not know</source>
        <translation>%1 条边，取自真实图，而实践者并不知道它</translation>
    </message>
    <message>
        <source>%1 latents</source>
        <translation>%1 个潜变量</translation>
    </message>
    <message>
        <source>%1 latent</source>
        <translation>%1 个潜变量</translation>
    </message>
    <message>
        <source>%1 actions</source>
        <translation>%1 个动作</translation>
    </message>
    <message>
        <source>%1 action</source>
        <translation>%1 个动作</translation>
    </message>
    <message>
        <source>Ga: %1</source>
        <translation>Ga：%1</translation>
    </message>
    <message>
        <source>Gz: %1</source>
        <translation>Gz：%1</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Targets of tasks as numbers, or as classes: every value that occurs is one, the same in all tasks.</source>
        <translation>任务的目标是数，还是类别：出现的每个值是一个类别，在所有任务中相同。</translation>
    </message>
    <message>
        <source>there are tasks</source>
        <translation>有任务</translation>
    </message>
    <message>
        <source>Points of a task that are taken together at most: a larger task comes in several parts. 0: those of the largest, but no more than 100.</source>
        <translation>一个任务至多一起取用的点数：更大的任务分为几部分。0：取最大任务的点数，但不超过 100。</translation>
    </message>
    <message>
        <source>Seed of the shuffle by which rows, whole episodes or whole tasks are shared out to training, validation and test.</source>
        <translation>洗牌的种子，据此把各行、整个片段或整个任务分给训练、验证和测试。</translation>
    </message>
    <message>
        <source>all edges</source>
        <translation>所有边</translation>
    </message>
    <message>
        <source>The same with what every edge would add that the graph leaves out, by a regression on waves of single inputs: what is more than with the graph, the graph misses.</source>
        <translation>同样的量，再加上图所略去的每条边会增加的部分，由对单个输入的波形的回归得出：比有图时多出的，就是图所缺失的。</translation>
    </message>
    <message>
        <source>Tasks: penalty of the predictors</source>
        <translation>任务：预测器的惩罚</translation>
    </message>
    <message>
        <source>Lachapelle et al. 2023, arXiv 2211.14666; docs/tasks.md</source>
        <translation>Lachapelle et al. 2023，arXiv 2211.14666；docs/tasks.md</translation>
    </message>
    <message>
        <source>lambda over the largest useful one</source>
        <translation>lambda 与最大有用值之比</translation>
    </message>
    <message>
        <source>Tasks: correlated factors</source>
        <translation>任务：相关的因子</translation>
    </message>
    <message>
        <source>correlation of factors</source>
        <translation>因子的相关系数</translation>
    </message>
    <message>
        <source>Tasks: noise of the targets</source>
        <translation>任务：目标的噪声</translation>
    </message>
    <message>
        <source>noise over the signal&apos;s norm</source>
        <translation>噪声与信号范数之比</translation>
    </message>
    <message>
        <source>Tasks: assumptions met and broken</source>
        <translation>任务：满足与违反的假设</translation>
    </message>
    <message>
        <source>How much each factor weighs in held-out tasks: true weights, where they are known, beside those that predictors on the learned factors use. Below, what a sparse predictor makes of them as its penalty falls: features that it uses, and its error.</source>
        <translation>每个因子在留出任务中的权重：真实权重（若已知）与学到的因子上的预测器所用的权重并列。下方是惩罚减小时稀疏预测器的表现：它使用的特征和它的误差。</translation>
    </message>
    <message>
        <source>Held-out likelihood</source>
        <translation>留出似然</translation>
    </message>
    <message>
        <source>how likely rows of measured data are that were not learned from, with the graph and without</source>
        <translation>测得数据中没有用于学习的行在有图与无图时各有多大可能</translation>
    </message>
    <message>
        <source>Of your own data, where nothing true is known: how likely rows are that were not learned from, in nats a row. One curve is the model with its graph, the others the same without the graph, with all edges, and with the actions of other rows.</source>
        <translation>对于您自己的数据，真实情况一无所知：没有用于学习的行有多大可能，单位为每行奈特。一条曲线是带有图的模型，其余分别是去掉图、加上所有边以及换用其他行的动作的同一模型。</translation>
    </message>
    <message>
        <source>a curve that lies clearly above those without the graph and with other rows&apos; actions; one that falls towards the end learns rows by heart.</source>
        <translation>明显高于去掉图和换用其他行动作的曲线；临近结束时下降的曲线说明模型在死记各行。</translation>
    </message>
    <message>
        <source>Muon on the hidden matrices and Adam elsewhere, or Adam everywhere. Up to three latents Adam keeps better what the likelihood hardly says.</source>
        <translation>隐藏层矩阵用 Muon、其余用 Adam，或全部用 Adam。潜变量不超过三个时，Adam 更能保住似然几乎不作区分的东西。</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>应为%1</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>一个整数</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>一段文本</translation>
    </message>
    <message>
        <source>a word</source>
        <translation>一个词</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>一个文件</translation>
    </message>
    <message>
        <source>a run</source>
        <translation>一个运行</translation>
    </message>
    <message>
        <source>an experiment</source>
        <translation>一个实验</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>一个有限的数</translation>
    </message>
    <message>
        <source>the whole file</source>
        <translation>完整的文件</translation>
    </message>
    <message>
        <source>one value</source>
        <translation>单个值</translation>
    </message>
    <message>
        <source>a JSON document</source>
        <translation>一个 JSON 文档</translation>
    </message>
    <message>
        <source>JSON text in UTF-8</source>
        <translation>UTF-8 的 JSON 文本</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>a table of numbers as text</source>
        <translation>文本形式的数表</translation>
    </message>
    <message>
        <source>all its entries: numpy.savetxt of its toarray()</source>
        <translation>它的全部元素：对其 toarray() 用 numpy.savetxt</translation>
    </message>
    <message>
        <source>text or .npy</source>
        <translation>文本或 .npy</translation>
    </message>
    <message>
        <source>text: unpack it first</source>
        <translation>文本：请先解压</translation>
    </message>
    <message>
        <source>text: save the sheet as CSV</source>
        <translation>文本：请把表格另存为 CSV</translation>
    </message>
    <message>
        <source>text: save it as CSV</source>
        <translation>文本：请另存为 CSV</translation>
    </message>
    <message>
        <source>text or .npy: save the sheet as CSV, the array by numpy.save</source>
        <translation>文本或 .npy：请把表格另存为 CSV，数组用 numpy.save 保存</translation>
    </message>
    <message>
        <source>text, or a file that ends in .npy</source>
        <translation>文本，或以 .npy 结尾的文件</translation>
    </message>
    <message>
        <source>text or .npy: save with -ascii, or writematrix()</source>
        <translation>文本或 .npy：请用 -ascii 或 writematrix() 保存</translation>
    </message>
    <message>
        <source>text or .npy: numpy.save</source>
        <translation>文本或 .npy：numpy.save</translation>
    </message>
    <message>
        <source>a table as text or .npy</source>
        <translation>文本或 .npy 的表</translation>
    </message>
    <message>
        <source>text: write.csv</source>
        <translation>文本：write.csv</translation>
    </message>
    <message>
        <source>text: export delimited</source>
        <translation>文本：export delimited</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>rows of numbers: scipy.io.mmread and numpy.savetxt</source>
        <translation>数据行：scipy.io.mmread 和 numpy.savetxt</translation>
    </message>
    <message>
        <source>text: the lines below @data, under the names of the columns</source>
        <translation>文本：列名之下是 @data 以下的各行</translation>
    </message>
    <message>
        <source>at least one row of numbers</source>
        <translation>至少一行数</translation>
    </message>
    <message>
        <source>rows of numbers</source>
        <translation>数据行</translation>
    </message>
    <message>
        <source>a number in every row</source>
        <translation>每行一个数</translation>
    </message>
    <message>
        <source>a name without separators, or in quotation marks</source>
        <translation>不含分隔符或加引号的名称</translation>
    </message>
    <message>
        <source>a row</source>
        <translation>一行</translation>
    </message>
    <message>
        <source>an absolute value between 1e-307 and 1e308, or 0</source>
        <translation>绝对值在 1e-307 与 1e308 之间，或为 0</translation>
    </message>
    <message>
        <source>all numbers: write them with numpy.savetxt or numpy.save</source>
        <translation>全部的数：请用 numpy.savetxt 或 numpy.save 写出</translation>
    </message>
    <message>
        <source>a plain array of numbers: numpy.lib.recfunctions.structured_to_unstructured makes one</source>
        <translation>普通的数值数组：可用 numpy.lib.recfunctions.structured_to_unstructured 生成</translation>
    </message>
    <message>
        <source>an NPY array</source>
        <translation>一个 NPY 数组</translation>
    </message>
    <message>
        <source>an NPZ archive</source>
        <translation>一个 NPZ 压缩包</translation>
    </message>
    <message>
        <source>a single NPY array</source>
        <translation>单个 NPY 数组</translation>
    </message>
    <message>
        <source>an NPZ archive of one, or one array saved by numpy.save</source>
        <translation>只含一个数组的 NPZ 压缩包，或用 numpy.save 保存的一个数组</translation>
    </message>
    <message>
        <source>version 1, 2 or 3</source>
        <translation>版本 1、2 或 3</translation>
    </message>
    <message>
        <source>1 to 3 dimensions</source>
        <translation>1 至 3 维</translation>
    </message>
    <message>
        <source>at least one number</source>
        <translation>至少一个数</translation>
    </message>
    <message>
        <source>fewer steps</source>
        <translation>更少的步数</translation>
    </message>
    <message>
        <source>fewer numbers</source>
        <translation>更少的数</translation>
    </message>
    <message>
        <source>%1 and the numbers</source>
        <translation>%1 以及各个数</translation>
    </message>
    <message>
        <source>%1 for shape %2 of type &apos;%3&apos;</source>
        <translation>形状 %2、类型“%3”应有的 %1</translation>
    </message>
    <message>
        <source>more than any file has for shape %1 of type &apos;%2&apos;</source>
        <translation>形状 %1、类型“%2”所需，超出任何文件</translation>
    </message>
    <message>
        <source>C order, as numpy.ascontiguousarray makes it</source>
        <translation>C 顺序，可用 numpy.ascontiguousarray 生成</translation>
    </message>
    <message>
        <source>C order for frames, as numpy.ascontiguousarray makes it</source>
        <translation>画面须为 C 顺序，可用 numpy.ascontiguousarray 生成</translation>
    </message>
    <message>
        <source>stored (0) or deflated (8), as numpy.savez and numpy.savez_compressed write</source>
        <translation>不压缩（0）或 deflate（8），即 numpy.savez 和 numpy.savez_compressed 所写</translation>
    </message>
    <message>
        <source>stored or deflated, as numpy.savez and numpy.savez_compressed write</source>
        <translation>不压缩或 deflate，即 numpy.savez 和 numpy.savez_compressed 所写</translation>
    </message>
    <message>
        <source>an array that is not</source>
        <translation>未加密的数组</translation>
    </message>
    <message>
        <source>an array %1</source>
        <translation>一个数组 %1</translation>
    </message>
    <message>
        <source>more of the array</source>
        <translation>数组的其余部分</translation>
    </message>
    <message>
        <source>a table, rows x columns, or frames, rows x height x width x channels with 1 or 3 channels</source>
        <translation>一张表（行 x 列），或画面（行 x 高 x 宽 x 通道，通道为 1 或 3）</translation>
    </message>
    <message>
        <source>0, black, to 255 or to 1, full brightness</source>
        <translation>0（黑）至 255 或至 1（最亮）</translation>
    </message>
    <message>
        <source>shift and scale the numbers</source>
        <translation>请平移并缩放这些数</translation>
    </message>
    <message>
        <source>at most %1 numbers in a frame</source>
        <translation>每帧画面最多 %1 个数</translation>
    </message>
    <message>
        <source>scale the frames down: 64 x 64 pixels are mostly enough</source>
        <translation>请缩小画面：64 x 64 像素大多足够</translation>
    </message>
    <message>
        <source>at least 4 on each side</source>
        <translation>每边至少为 4</translation>
    </message>
    <message>
        <source>smaller ones may be columns of a table</source>
        <translation>更小的可以作为表的列</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>一个 HDF5 文件</translation>
    </message>
    <message>
        <source>a whole HDF5 file</source>
        <translation>完整的 HDF5 文件</translation>
    </message>
    <message>
        <source>h5ls shows what is in one</source>
        <translation>h5ls 可显示其中的内容</translation>
    </message>
    <message>
        <source>an HDF5 file with one of observations, such as &apos;images&apos;</source>
        <translation>含有观测（如“images”）的 HDF5 文件</translation>
    </message>
    <message>
        <source>a data set %1</source>
        <translation>数据集 %1</translation>
    </message>
    <message>
        <source>a data set in it: &apos;disentangle data&apos; lists those of a file</source>
        <translation>其中的一个数据集：“disentangle data”可列出文件中的数据集</translation>
    </message>
    <message>
        <source>whole numbers or floats</source>
        <translation>整数或浮点数</translation>
    </message>
    <message>
        <source>an array with a number at least</source>
        <translation>至少有一个数的数组</translation>
    </message>
    <message>
        <source>a table that fits into memory</source>
        <translation>内存放得下的表</translation>
    </message>
    <message>
        <source>pictures without transparency</source>
        <translation>不透明的图片</translation>
    </message>
    <message>
        <source>put them on one background first</source>
        <translation>请先把它们放到同一背景上</translation>
    </message>
    <message>
        <source>pictures of these kinds</source>
        <translation>这些种类的图片</translation>
    </message>
    <message>
        <source>a folder that stays as it is</source>
        <translation>内容不变的文件夹</translation>
    </message>
    <message>
        <source>a folder of pictures</source>
        <translation>存放图片的文件夹</translation>
    </message>
    <message>
        <source>PNG or JPEG files</source>
        <translation>PNG 或 JPEG 文件</translation>
    </message>
    <message>
        <source>give the folder that they are in</source>
        <translation>请给出它们所在的文件夹</translation>
    </message>
    <message>
        <source>%1, as %2 has</source>
        <translation>%1，与 %2 一样</translation>
    </message>
    <message>
        <source>frames are all of one size and one kind</source>
        <translation>所有画面的大小和种类都相同</translation>
    </message>
    <message>
        <source>.csv, .tsv, .txt, .npy, .npz, .h5 or .hdf5, or a folder of pictures</source>
        <translation>.csv、.tsv、.txt、.npy、.npz、.h5 或 .hdf5，或存放图片的文件夹</translation>
    </message>
    <message>
        <source>a key for an array of an .npz or HDF5 file only</source>
        <translation>键只用于 .npz 或 HDF5 文件的数组</translation>
    </message>
    <message>
        <source>the name of a file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>names are relative to the folder of the document</source>
        <translation>名称相对于文档所在的文件夹</translation>
    </message>
    <message>
        <source>&quot;key&quot;: the one that is meant, beside &quot;file&quot;</source>
        <translation>“file”旁的“key”：所指的那一个</translation>
    </message>
    <message>
        <source>names that differ, or the number of the column in place of its name</source>
        <translation>互不相同的名称，或用列号代替名称</translation>
    </message>
    <message>
        <source>numbers of columns from 1, as the file names none</source>
        <translation>从 1 起的列号，因为文件没有列名</translation>
    </message>
    <message>
        <source>a list of supports, such as [[1, 2], [3]], as data.support.law is given</source>
        <translation>支撑集的列表，如 [[1, 2], [3]]，因为 data.support.law 为 given</translation>
    </message>
    <message>
        <source>a list of supports, such as [[1, 2], [3]]</source>
        <translation>支撑集的列表，如 [[1, 2], [3]]</translation>
    </message>
    <message>
        <source>a list of latents, counted from 1</source>
        <translation>潜变量的列表，从 1 数起</translation>
    </message>
    <message>
        <source>supports of one or more of the factors 1 to %1</source>
        <translation>由因子 1 至 %1 中的一个或多个组成的支撑集</translation>
    </message>
    <message>
        <source>the name of a folder, or null: the document&apos;s</source>
        <translation>文件夹名，或 null（文档所在的文件夹）</translation>
    </message>
    <message>
        <source>the name of a file of observations (CSV, TSV, NPY, NPZ or HDF5) or of a folder of pictures</source>
        <translation>观测文件（CSV、TSV、NPY、NPZ 或 HDF5）或图片文件夹的名称</translation>
    </message>
    <message>
        <source>an experiment on data of your own</source>
        <translation>关于您自己的数据的实验</translation>
    </message>
    <message>
        <source>names of columns</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>names of columns, or their numbers from 1</source>
        <translation>列名，或从 1 起的列号</translation>
    </message>
    <message>
        <source>without data.found the files are read anew</source>
        <translation>去掉 data.found 则重新读取文件</translation>
    </message>
    <message>
        <source>sizes of the tasks of three splits</source>
        <translation>三个部分的任务的大小</translation>
    </message>
    <message>
        <source>a number from 1 to %1</source>
        <translation>1 至 %1 的数</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 至 %2 的数</translation>
    </message>
    <message>
        <source>a number from %1 to %2 %3</source>
        <translation>%1 至 %2 %3 的数</translation>
    </message>
    <message>
        <source>a number above %1 and at most %2</source>
        <translation>大于 %1 且不超过 %2 的数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 至 %2 的整数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2, or null</source>
        <translation>%1 至 %2 的整数，或 null</translation>
    </message>
    <message>
        <source>a number from %1 to %2, or null</source>
        <translation>%1 至 %2 的数，或 null</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>an object, or null: the files are read anew</source>
        <translation>一个对象，或 null（重新读取文件）</translation>
    </message>
    <message>
        <source>a number from 1</source>
        <translation>从 1 起的数</translation>
    </message>
    <message>
        <source>Ga or Gz, the name of a file each</source>
        <translation>Ga 或 Gz，各为一个文件名</translation>
    </message>
    <message>
        <source>a graph, the name of a file that holds one, {&quot;Ga&quot;: file, &quot;Gz&quot;: file}, or null</source>
        <translation>一张图，或含图的文件名，或 {&quot;Ga&quot;: 文件, &quot;Gz&quot;: 文件}，或 null</translation>
    </message>
    <message>
        <source>one matrix without names, which may be Ga or Gz</source>
        <translation>一个没有名称的矩阵，可能是 Ga 或 Gz</translation>
    </message>
    <message>
        <source>&quot;graph&quot;: {&quot;Ga&quot;: file, &quot;Gz&quot;: file}, as these data have actions and time</source>
        <translation>&quot;graph&quot;: {&quot;Ga&quot;: 文件, &quot;Gz&quot;: 文件}，因为这些数据既有动作又有时间</translation>
    </message>
    <message>
        <source>the name of a file, or {&quot;file&quot;: ..., &quot;columns&quot;: [...], &quot;key&quot;: ...}</source>
        <translation>文件名，或 {&quot;file&quot;: ..., &quot;columns&quot;: [...], &quot;key&quot;: ...}</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>一个名称</translation>
    </message>
    <message>
        <source>file, columns or key</source>
        <translation>file、columns 或 key</translation>
    </message>
    <message>
        <source>names no file</source>
        <translation>没有指明文件</translation>
    </message>
    <message>
        <source>&quot;file&quot;: the name of a file</source>
        <translation>&quot;file&quot;：文件名</translation>
    </message>
    <message>
        <source>an object with Ga, Gz or both</source>
        <translation>含有 Ga 或 Gz 或两者的对象</translation>
    </message>
    <message>
        <source>an object with the keys %1</source>
        <translation>含有键 %1 的对象</translation>
    </message>
    <message>
        <source>an object with Ga, Gz, latents and actions</source>
        <translation>含有 Ga、Gz、latents 和 actions 的对象</translation>
    </message>
    <message>
        <source>at most %1; it was written by a newer version of this program, update the program to open it</source>
        <translation>不超过 %1；它是由本程序的更新版本写的，请更新程序后打开</translation>
    </message>
    <message>
        <source>at most %1 levels</source>
        <translation>最多 %1 层</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>不超过 %1</translation>
    </message>
    <message>
        <source>at least %1 and at most %2</source>
        <translation>至少 %1 且不超过 %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 至 %1</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 至 %1</translation>
    </message>
    <message>
        <source>0 or more</source>
        <translation>0 或更大</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 或更大</translation>
    </message>
    <message>
        <source>more than 0</source>
        <translation>大于 0</translation>
    </message>
    <message>
        <source>0 or 1</source>
        <translation>0 或 1</translation>
    </message>
    <message>
        <source>one of the two</source>
        <translation>二者之一</translation>
    </message>
    <message>
        <source>one of %1, as the data are %2</source>
        <translation>%1 之一，因为数据是 %2</translation>
    </message>
    <message>
        <source>one of %1, as estimator.kind is %2</source>
        <translation>%1 之一，因为 estimator.kind 为 %2</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>您是不是指 %1？</translation>
    </message>
    <message>
        <source>data: of these data no true graph is known</source>
        <translation>data：这些数据的真实图是未知的</translation>
    </message>
    <message>
        <source>at least 1 for the search &apos;rotate&apos;</source>
        <translation>对于搜索“rotate”至少为 1</translation>
    </message>
    <message>
        <source>true: the search &apos;rotate&apos; turns the unmixing matrix</source>
        <translation>true：搜索“rotate”会旋转解混矩阵</translation>
    </message>
    <message>
        <source>at least 1, or bounds that are given: the data give one through a model without masks</source>
        <translation>至少为 1，或给定上界：数据通过没有掩码的模型给出上界</translation>
    </message>
    <message>
        <source>data, or bounds that are given</source>
        <translation>data，或给定的上界</translation>
    </message>
    <message>
        <source>fused: %1 has no other</source>
        <translation>fused：%1 没有别的</translation>
    </message>
    <message>
        <source>fused or autograd</source>
        <translation>fused 或 autograd</translation>
    </message>
    <message>
        <source>another kind of estimator</source>
        <translation>另一种估计器</translation>
    </message>
    <message>
        <source>another kind</source>
        <translation>另一种</translation>
    </message>
    <message>
        <source>another search</source>
        <translation>另一种搜索</translation>
    </message>
    <message>
        <source>another one, or a new run</source>
        <translation>另一个，或一个新的运行</translation>
    </message>
    <message>
        <source>data with tasks, which it learns from</source>
        <translation>含有任务的数据，它从任务中学习</translation>
    </message>
    <message>
        <source>data as they were when the run was begun</source>
        <translation>与运行开始时相同的数据</translation>
    </message>
    <message>
        <source>a checkpoint of this program</source>
        <translation>本程序的检查点</translation>
    </message>
    <message>
        <source>%1 for this experiment</source>
        <translation>该实验应有的 %1</translation>
    </message>
    <message>
        <source>an integer of its range</source>
        <translation>其范围内的整数</translation>
    </message>
    <message>
        <source>a size</source>
        <translation>一个大小</translation>
    </message>
    <message>
        <source>an object with a frame</source>
        <translation>含有一帧画面的对象</translation>
    </message>
    <message>
        <source>as many as x has numbers, %1</source>
        <translation>与 x 的数一样多，即 %1</translation>
    </message>
    <message>
        <source>a parameter</source>
        <translation>一个参数</translation>
    </message>
    <message>
        <source>%1 numbers</source>
        <translation>%1 个数</translation>
    </message>
    <message>
        <source>a multiple of %1</source>
        <translation>%1 的倍数</translation>
    </message>
    <message>
        <source>latents to observe</source>
        <translation>要观测的潜变量</translation>
    </message>
    <message>
        <source>what the data are like</source>
        <translation>数据的样子</translation>
    </message>
    <message>
        <source>latents of a few rows</source>
        <translation>若干行的潜变量</translation>
    </message>
    <message>
        <source>at most %1, what the picture %2 has factors for</source>
        <translation>不超过 %1，即图片 %2 的因子数</translation>
    </message>
    <message>
        <source>a graph to bound</source>
        <translation>一张要设上界的图</translation>
    </message>
    <message>
        <source>a range FIRST:LAST or FIRST:LAST:STEP that goes upwards</source>
        <translation>递增的范围 FIRST:LAST 或 FIRST:LAST:STEP</translation>
    </message>
    <message>
        <source>each value once</source>
        <translation>每个取值一次</translation>
    </message>
    <message>
        <source>--seeds for it</source>
        <translation>用 --seeds 指定</translation>
    </message>
    <message>
        <source>one axis for a key</source>
        <translation>每个键一条轴</translation>
    </message>
    <message>
        <source>at least one seed</source>
        <translation>至少一个种子</translation>
    </message>
    <message>
        <source>fewer values or seeds</source>
        <translation>更少的取值或种子</translation>
    </message>
    <message>
        <source>one task that needs one at least</source>
        <translation>至少一个需要因子的任务</translation>
    </message>
    <message>
        <source>one that can change while training: %1</source>
        <translation>训练时可以更改的键：%1</translation>
    </message>
    <message>
        <source>one that acts: %1</source>
        <translation>起作用的键：%1</translation>
    </message>
    <message>
        <source>%1 x %2 as in the experiment</source>
        <translation>与实验中一样为 %1 x %2</translation>
    </message>
    <message>
        <source>%1 as in the experiment</source>
        <translation>与实验中一样为 %1</translation>
    </message>
    <message>
        <source>a width of %1 mm</source>
        <translation>宽 %1 毫米</translation>
    </message>
    <message>
        <source>a height of %1 mm</source>
        <translation>高 %1 毫米</translation>
    </message>
    <message>
        <source>is too narrow for %1 pt text in %2 columns</source>
        <translation>对于 %2 列 %1 磅的文字太窄</translation>
    </message>
    <message>
        <source>is too narrow for %1 pt text</source>
        <translation>对于 %1 磅的文字太窄</translation>
    </message>
    <message>
        <source>is too low for these views at %1 mm width and %2 pt text</source>
        <translation>对于 %1 毫米宽、%2 磅文字的这些视图太矮</translation>
    </message>
    <message>
        <source>at least %1 mm</source>
        <translation>至少 %1 毫米</translation>
    </message>
    <message>
        <source>two moments of them take %1 bytes</source>
        <translation>其中两个时刻占 %1 字节</translation>
    </message>
    <message>
        <source>at most %1; name fewer views</source>
        <translation>不超过 %1；请减少视图</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>%1 has %2 places</source>
        <translation>%1 有 %2 个位置</translation>
    </message>
    <message>
        <source>one for each of the %1 views</source>
        <translation>%1 个视图各一个</translation>
    </message>
    <message>
        <source>whole numbers, as in 2x2</source>
        <translation>整数，如 2x2</translation>
    </message>
    <message>
        <source>a run with at least one evaluated step</source>
        <translation>至少评估过一步的运行</translation>
    </message>
    <message>
        <source>a step from %1 to %2</source>
        <translation>%1 至 %2 之间的步</translation>
    </message>
    <message>
        <source>one size for the whole run</source>
        <translation>整个运行中大小一致</translation>
    </message>
    <message>
        <source>a square matrix</source>
        <translation>方阵</translation>
    </message>
    <message>
        <source>at least one character</source>
        <translation>至少一个字符</translation>
    </message>
    <message>
        <source>UTF-8 without line breaks or other control characters</source>
        <translation>不含换行或其他控制字符的 UTF-8</translation>
    </message>
    <message>
        <source>different names</source>
        <translation>互不相同的名称</translation>
    </message>
    <message>
        <source>at least one of them</source>
        <translation>至少其中之一</translation>
    </message>
    <message>
        <source>1 to 64 rows and columns</source>
        <translation>1 至 64 行和列</translation>
    </message>
    <message>
        <source>a name; one of other marks than letters, digits, &apos;_&apos; and &apos;.&apos; stands in double ones, &quot;&quot;</source>
        <translation>一个名称；含有字母、数字、“_”和“.”以外符号的名称须加双引号 &quot;&quot;</translation>
    </message>
    <message>
        <source>a name, an edge or an attribute</source>
        <translation>名称、边或属性</translation>
    </message>
    <message>
        <source>a quoted name</source>
        <translation>加引号的名称</translation>
    </message>
    <message>
        <source>dag: of DAGitty&apos;s graphs only those with directed edges alone say what causes what</source>
        <translation>dag：DAGitty 的图中只有全为有向边的图才说明因果</translation>
    </message>
    <message>
        <source>the end after &apos;}&apos;</source>
        <translation>“}”之后结束</translation>
    </message>
    <message>
        <source>the end after &apos;}&apos;: one graph</source>
        <translation>“}”之后结束：只有一张图</translation>
    </message>
    <message>
        <source>fewer groups in one another</source>
        <translation>更少的嵌套组</translation>
    </message>
    <message>
        <source>a graph of at most 64 latents and 64 actions</source>
        <translation>最多 64 个潜变量和 64 个动作的图</translation>
    </message>
    <message>
        <source>a node or a group of nodes in braces</source>
        <translation>一个节点，或花括号中的一组节点</translation>
    </message>
    <message>
        <source>&apos;-&gt;&apos;: a common cause that nobody sees (&lt;-&gt;) has no place in this graph</source>
        <translation>“-&gt;”：看不见的共同原因（&lt;-&gt;）在此图中没有位置</translation>
    </message>
    <message>
        <source>&apos;-&gt;&apos;: every edge points from cause to effect</source>
        <translation>“-&gt;”：每条边都从原因指向结果</translation>
    </message>
    <message>
        <source>an attribute or &apos;]&apos;</source>
        <translation>属性或“]”</translation>
    </message>
    <message>
        <source>an edge drawn from cause to effect, without dir</source>
        <translation>从原因画到结果、不带 dir 的边</translation>
    </message>
    <message>
        <source>a graph, at most 1 MiB</source>
        <translation>一张图，不超过 1 MiB</translation>
    </message>
    <message>
        <source>&apos;}&apos; at its end</source>
        <translation>末尾的“}”</translation>
    </message>
    <message>
        <source>quotation marks around it, as in &quot;2b&quot;</source>
        <translation>两边加引号，如 &quot;2b&quot;</translation>
    </message>
    <message>
        <source>a directed graph: digraph, with &apos;-&gt;&apos; from cause to effect</source>
        <translation>有向图：digraph，用“-&gt;”从原因指向结果</translation>
    </message>
    <message>
        <source>a matrix: rows and columns</source>
        <translation>一个矩阵：行和列</translation>
    </message>
    <message>
        <source>a graph with actions</source>
        <translation>含有动作的图</translation>
    </message>
    <message>
        <source>a graph with factors at t-1</source>
        <translation>含有 t-1 因子的图</translation>
    </message>
    <message>
        <source>an array of names</source>
        <translation>名称的数组</translation>
    </message>
    <message>
        <source>an array of rows of 0 and 1</source>
        <translation>由 0 和 1 的行组成的数组</translation>
    </message>
    <message>
        <source>an array of 0 and 1</source>
        <translation>由 0 和 1 组成的数组</translation>
    </message>
    <message>
        <source>Ga, Gz, latents or actions</source>
        <translation>Ga、Gz、latents 或 actions</translation>
    </message>
    <message>
        <source>a graph or a matrix</source>
        <translation>一张图或一个矩阵</translation>
    </message>
    <message>
        <source>a graph (DOT, DAGitty, JSON) or a matrix of 0 and 1 (CSV, LaTeX, NumPy)</source>
        <translation>一张图（DOT、DAGitty、JSON）或由 0 和 1 组成的矩阵（CSV、LaTeX、NumPy）</translation>
    </message>
    <message>
        <source>a graph (DOT, DAGitty, JSON) or a matrix of 0 and 1</source>
        <translation>一张图（DOT、DAGitty、JSON）或由 0 和 1 组成的矩阵</translation>
    </message>
    <message>
        <source>one, or one Ga and one Gz</source>
        <translation>一个，或 Ga 和 Gz 各一个</translation>
    </message>
    <message>
        <source>as many columns as rows</source>
        <translation>列数与行数相同</translation>
    </message>
    <message>
        <source>%1 as in the other matrix</source>
        <translation>与另一个矩阵一样为 %1</translation>
    </message>
    <message>
        <source>%1 as in line %2</source>
        <translation>与第 %2 行一样为 %1</translation>
    </message>
    <message>
        <source>rows of 0 and 1</source>
        <translation>由 0 和 1 组成的行</translation>
    </message>
    <message>
        <source>numbers that leave every latent parents of its own</source>
        <translation>使每个潜变量有各自父节点的数</translation>
    </message>
    <message>
        <source>latents=N, actions=N, time, parents=N or density=P, seed=N</source>
        <translation>latents=N、actions=N、time、parents=N 或 density=P、seed=N</translation>
    </message>
    <message>
        <source>at least one node that is no action</source>
        <translation>至少一个不是动作的节点</translation>
    </message>
    <message>
        <source>at most 64 of each</source>
        <translation>各不超过 64 个</translation>
    </message>
    <message>
        <source>&apos;-&gt;&apos; between a cause and its effect</source>
        <translation>原因与结果之间的“-&gt;”</translation>
    </message>
    <message>
        <source>straight quotation marks around a name, &quot;&quot;</source>
        <translation>名称两边的直引号 &quot;&quot;</translation>
    </message>
    <message>
        <source>factors at the time of their causes (t) and one step earlier (t-1)</source>
        <translation>与原因同时（t）和早一步（t-1）的因子</translation>
    </message>
    <message>
        <source>an edge into a factor at time t</source>
        <translation>指向时刻 t 的因子的边</translation>
    </message>
    <message>
        <source>actions at the time of what they act on, without &quot; (t-1)&quot;</source>
        <translation>动作与其作用对象同时，不带“ (t-1)”</translation>
    </message>
    <message>
        <source>edges from actions or from factors one step earlier, written %1</source>
        <translation>出自动作或早一步的因子的边，写作 %1</translation>
    </message>
    <message>
        <source>another run</source>
        <translation>另一个运行</translation>
    </message>
    <message>
        <source>an empty folder, or the sweep that was begun in it, perhaps with more values or seeds</source>
        <translation>空文件夹，或在其中开始的扫描，可以有更多取值或种子</translation>
    </message>
    <message>
        <source>a permutation of 0 to %1</source>
        <translation>0 至 %1 的一个排列</translation>
    </message>
    <message>
        <source>and, or, or the end</source>
        <translation>and、or，或结束</translation>
    </message>
    <message>
        <source>and, or, or )</source>
        <translation>and、or 或 )</translation>
    </message>
    <message>
        <source>a second &quot; at the end of the text</source>
        <translation>文本末尾的第二个 &quot;</translation>
    </message>
    <message>
        <source>a word, a number, a text in &quot;, a comparison, or a bracket</source>
        <translation>词、数、加 &quot; 的文本、比较或括号</translation>
    </message>
    <message>
        <source>no more than %1 of not and ( within each other</source>
        <translation>not 和 ( 的嵌套不超过 %1 层</translation>
    </message>
    <message>
        <source>a fact</source>
        <translation>一个事实</translation>
    </message>
    <message>
        <source>the fact %1, which does not exist</source>
        <translation>不存在的事实 %1</translation>
    </message>
    <message>
        <source>one of docs/lessons.md</source>
        <translation>docs/lessons.md 中的一个</translation>
    </message>
    <message>
        <source>perhaps &apos;%1&apos;</source>
        <translation>也许是“%1”</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%2 之后的%1</translation>
    </message>
    <message>
        <source>&lt;- and the parent</source>
        <translation>&lt;- 和父节点</translation>
    </message>
    <message>
        <source>is, or is not, after %1</source>
        <translation>%1 之后的 is 或 is not</translation>
    </message>
    <message>
        <source>== or !=</source>
        <translation>== 或 !=</translation>
    </message>
    <message>
        <source>==, !=, &lt;, &lt;=, &gt; or &gt;=</source>
        <translation>==、!=、&lt;、&lt;=、&gt; 或 &gt;=</translation>
    </message>
    <message>
        <source>a text in &quot;</source>
        <translation>加 &quot; 的文本</translation>
    </message>
    <message>
        <source>a number, true, false, or a text in &quot;</source>
        <translation>数、true、false，或加 &quot; 的文本</translation>
    </message>
    <message>
        <source>---, which begins title, minutes and the question</source>
        <translation>---，其后是 title、minutes 和问题</translation>
    </message>
    <message>
        <source>the end of the file</source>
        <translation>文件结尾</translation>
    </message>
    <message>
        <source>a line --- at its end</source>
        <translation>末尾的一行 ---</translation>
    </message>
    <message>
        <source>a list below a key without a value</source>
        <translation>没有值的键下面的列表</translation>
    </message>
    <message>
        <source>key: value, or - entry</source>
        <translation>key: value，或 - entry</translation>
    </message>
    <message>
        <source>it a second time</source>
        <translation>第二次出现</translation>
    </message>
    <message>
        <source>each key once</source>
        <translation>每个键一次</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>没有 %1</translation>
    </message>
    <message>
        <source>%1: and what it is</source>
        <translation>%1: 及其内容</translation>
    </message>
    <message>
        <source>%1 of them</source>
        <translation>%1 个</translation>
    </message>
    <message>
        <source>2 to %1, each a line - below options:</source>
        <translation>2 至 %1 个，每个是 options: 下面的一行 -</translation>
    </message>
    <message>
        <source>Markdown, or a comment right below a heading</source>
        <translation>Markdown，或紧接标题的注释</translation>
    </message>
    <message>
        <source>a heading ## for each step</source>
        <translation>每一步一个标题 ##</translation>
    </message>
    <message>
        <source>a heading #</source>
        <translation>一个标题 #</translation>
    </message>
    <message>
        <source>## for a step; the title is in the front matter</source>
        <translation>步骤用 ##；课程标题在前置信息中</translation>
    </message>
    <message>
        <source>an empty heading</source>
        <translation>一个空标题</translation>
    </message>
    <message>
        <source>what is to be done</source>
        <translation>要做的事</translation>
    </message>
    <message>
        <source>a comment &lt;!-- ... --&gt; of its own</source>
        <translation>单独的注释 &lt;!-- ... --&gt;</translation>
    </message>
    <message>
        <source>one of it</source>
        <translation>一个</translation>
    </message>
    <message>
        <source>a check</source>
        <translation>一个检查</translation>
    </message>
    <message>
        <source>the name of a control, a view or a panel</source>
        <translation>控件、视图或面板的名称</translation>
    </message>
    <message>
        <source>check:, point: or wrong:</source>
        <translation>check:、point: 或 wrong:</translation>
    </message>
    <message>
        <source>CHECK -&gt; answer</source>
        <translation>CHECK -&gt; 回答</translation>
    </message>
    <message>
        <source>one of resources/lessons/data</source>
        <translation>resources/lessons/data 中的一个</translation>
    </message>
    <message>
        <source>no lesson of the program</source>
        <translation>不是本程序的课程</translation>
    </message>
    <message>
        <source>one of resources/lessons</source>
        <translation>resources/lessons 中的一个</translation>
    </message>
    <message>
        <source>the name of a file, expected a file</source>
        <translation>文件名，应为文件</translation>
    </message>
    <message>
        <source>--header yes or --header no to say which</source>
        <translation>用 --header yes 或 --header no 说明是哪一种</translation>
    </message>
    <message>
        <source>--index first or --index none to say which</source>
        <translation>用 --index first 或 --index none 说明是哪一种</translation>
    </message>
    <message>
        <source>--index %1 or --index none to say which</source>
        <translation>用 --index %1 或 --index none 说明是哪一种</translation>
    </message>
    <message>
        <source>&apos;descr&apos;, &apos;fortran_order&apos; and &apos;shape&apos;, once each</source>
        <translation>“descr”“fortran_order”“shape”各一次</translation>
    </message>
    <message>
        <source>the keys &apos;descr&apos;, &apos;fortran_order&apos; and &apos;shape&apos;</source>
        <translation>键“descr”“fortran_order”和“shape”</translation>
    </message>
    <message>
        <source>nothing after &apos;}&apos;</source>
        <translation>“}”之后什么也没有</translation>
    </message>
    <message>
        <source>True or False</source>
        <translation>True 或 False</translation>
    </message>
    <message>
        <source>the size of a dimension</source>
        <translation>一个维度的大小</translation>
    </message>
    <message>
        <source>real numbers (&apos;&lt;f4&apos;, &apos;&lt;f8&apos;, &apos;&lt;i8&apos;, &apos;|u1&apos;, &apos;|b1&apos;, ...): numpy.save of the array after astype(&apos;&lt;f8&apos;)</source>
        <translation>实数（&apos;&lt;f4&apos;、&apos;&lt;f8&apos;、&apos;&lt;i8&apos;、&apos;|u1&apos;、&apos;|b1&apos;……）：对 astype(&apos;&lt;f8&apos;) 之后的数组用 numpy.save</translation>
    </message>
    <message>
        <source>comments stand above the first one, or --comment names their mark</source>
        <translation>注释位于第一行之上，或用 --comment 指明其标记</translation>
    </message>
    <message>
        <source>a number (or --header yes, if the line names the columns)</source>
        <translation>一个数（若该行是列名则用 --header yes）</translation>
    </message>
    <message>
        <source>--index first or --index none: the table has no header</source>
        <translation>--index first 或 --index none：该表没有表头</translation>
    </message>
    <message>
        <source>a number, or --index first if the column names the rows</source>
        <translation>一个数；若该列是行名则用 --index first</translation>
    </message>
    <message>
        <source>a number, or --separator &quot;%1&quot; if that separates the columns</source>
        <translation>一个数；若以它分隔各列则用 --separator &quot;%1&quot;</translation>
    </message>
    <message>
        <source>0 or more, and the last below 2^31 - 4096</source>
        <translation>0 或更大，且最后一个小于 2^31 - 4096</translation>
    </message>
    <message>
        <source>KEY=VALUE, as in training.steps=5000</source>
        <translation>键=值，如 training.steps=5000</translation>
    </message>
    <message>
        <source>%1 and one of its keys: %2</source>
        <translation>%1 和它的一个键：%2</translation>
    </message>
    <message>
        <source>training, axis or map</source>
        <translation>training、axis 或 map</translation>
    </message>
    <message>
        <source>one of %1; did you mean &apos;%2&apos;?</source>
        <translation>%1 之一；您是不是指“%2”？</translation>
    </message>
    <message>
        <source>the action of each: the encoder of %1 looks at it too</source>
        <translation>每个观测的动作：%1 的编码器也要看它</translation>
    </message>
    <message>
        <source>write numbers, ignore the column, or set Targets to classes</source>
        <translation>请写成数，或忽略该列，或把“目标”设为类别</translation>
    </message>
    <message>
        <source>an integer from %1 to %2</source>
        <translation>%1 至 %2 的整数</translation>
    </message>
    <message>
        <source>an integer above %1 and at most %2</source>
        <translation>大于 %1 且不超过 %2 的整数</translation>
    </message>
    <message>
        <source>text of at most %1 characters</source>
        <translation>不超过 %1 个字符的文本</translation>
    </message>
    <message>
        <source>a number above %1 and at most %2, or null</source>
        <translation>大于 %1 且不超过 %2 的数，或 null</translation>
    </message>
    <message>
        <source>KEY=VALUE,VALUE,... or KEY=FIRST:LAST, as in sparsity.beta_Ga=5,10,20</source>
        <translation>键=值,值,... 或 键=首:末，如 sparsity.beta_Ga=5,10,20</translation>
    </message>
    <message>
        <source>how many seeds, a range 0:4 or a list 3,7,11, whole numbers from 0</source>
        <translation>种子的个数、范围 0:4 或列表 3,7,11，均为从 0 起的整数</translation>
    </message>
    <message>
        <source>8 bits a channel, grey or red, green and blue</source>
        <translation>每通道 8 位，灰度或红绿蓝</translation>
    </message>
    <message>
        <source>a whole picture</source>
        <translation>完整的图片</translation>
    </message>
    <message>
        <source>write it again, or take it out of the folder</source>
        <translation>请重新写出，或把它移出文件夹</translation>
    </message>
    <message>
        <source>a list of rows such as [[1, 0], [0, 1]]</source>
        <translation>行的列表，如 [[1, 0], [0, 1]]</translation>
    </message>
    <message>
        <source>%1 row</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 column</source>
        <translation>%1 列</translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation>%1 列</translation>
    </message>
    <message>
        <source>%1 entry</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>time %1</source>
        <translation>时刻 %1</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>第 %1 个数</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>第 %1 字节</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>support %1</source>
        <translation>支撑集 %1</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>snapshots %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>the document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>first line</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>front matter</source>
        <translation>前置信息</translation>
    </message>
    <message>
        <source>NPY header</source>
        <translation>NPY 头部</translation>
    </message>
    <message>
        <source>random graph</source>
        <translation>随机图</translation>
    </message>
    <message>
        <source>variation</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>unsupervised ranking</source>
        <translation>无监督排序</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>array %1</source>
        <translation>数组 %1</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这样的文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统是只读的</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入输出错误</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>文件夹不是空的</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>is no file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这样的文件</translation>
    </message>
    <message>
        <source>is a folder</source>
        <translation>是一个文件夹</translation>
    </message>
    <message>
        <source>is a device</source>
        <translation>是一个设备</translation>
    </message>
    <message>
        <source>holds no array</source>
        <translation>不含数组</translation>
    </message>
    <message>
        <source>holds folders and no picture</source>
        <translation>只含文件夹，没有图片</translation>
    </message>
    <message>
        <source>holds no picture</source>
        <translation>不含图片</translation>
    </message>
    <message>
        <source>holds frames</source>
        <translation>含有画面</translation>
    </message>
    <message>
        <source>holds text</source>
        <translation>含有文本</translation>
    </message>
    <message>
        <source>holds no numbers</source>
        <translation>不含数</translation>
    </message>
    <message>
        <source>holds no data set</source>
        <translation>不含数据集</translation>
    </message>
    <message>
        <source>holds records of several members</source>
        <translation>含有由多个成员组成的记录</translation>
    </message>
    <message>
        <source>holds separators and no numbers</source>
        <translation>只有分隔符，没有数</translation>
    </message>
    <message>
        <source>holds the arrays %1</source>
        <translation>含有数组 %1</translation>
    </message>
    <message>
        <source>holds %1 arrays (%2)</source>
        <translation>含有 %1 个数组（%2）</translation>
    </message>
    <message>
        <source>holds %1</source>
        <translation>含有 %1</translation>
    </message>
    <message>
        <source>is a group</source>
        <translation>是一个组</translation>
    </message>
    <message>
        <source>is no data set</source>
        <translation>不是数据集</translation>
    </message>
    <message>
        <source>is a single value</source>
        <translation>是单个值</translation>
    </message>
    <message>
        <source>is encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>is cut short</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>is damaged (%1)</source>
        <translation>已损坏（%1）</translation>
    </message>
    <message>
        <source>is damaged: %1</source>
        <translation>已损坏：%1</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>is a symbolic link that leads in a circle; remove it or give another name</source>
        <translation>是绕成一圈的符号链接；请删除它或另取名称</translation>
    </message>
    <message>
        <source>is a symbolic link to %1, and there is no such file</source>
        <translation>是指向 %1 的符号链接，而那个文件不存在</translation>
    </message>
    <message>
        <source>is compressed by method %1</source>
        <translation>以方法 %1 压缩</translation>
    </message>
    <message>
        <source>is compressed by gzip</source>
        <translation>经 gzip 压缩</translation>
    </message>
    <message>
        <source>is compressed by bzip2</source>
        <translation>经 bzip2 压缩</translation>
    </message>
    <message>
        <source>is compressed by xz</source>
        <translation>经 xz 压缩</translation>
    </message>
    <message>
        <source>is compressed by zstd</source>
        <translation>经 zstd 压缩</translation>
    </message>
    <message>
        <source>is a ZIP archive, as spreadsheets (.xlsx, .ods), .npz and PyTorch&apos;s .pt are</source>
        <translation>是 ZIP 压缩包，如电子表格（.xlsx、.ods）、.npz 和 PyTorch 的 .pt</translation>
    </message>
    <message>
        <source>is an old spreadsheet (.xls)</source>
        <translation>是旧式电子表格（.xls）</translation>
    </message>
    <message>
        <source>is a NumPy array</source>
        <translation>是 NumPy 数组</translation>
    </message>
    <message>
        <source>is an HDF5 file (also MATLAB -v7.3)</source>
        <translation>是 HDF5 文件（MATLAB -v7.3 亦然）</translation>
    </message>
    <message>
        <source>is a MATLAB file</source>
        <translation>是 MATLAB 文件</translation>
    </message>
    <message>
        <source>is a 7-Zip archive</source>
        <translation>是 7-Zip 压缩包</translation>
    </message>
    <message>
        <source>is a Parquet file</source>
        <translation>是 Parquet 文件</translation>
    </message>
    <message>
        <source>is an Arrow file</source>
        <translation>是 Arrow 文件</translation>
    </message>
    <message>
        <source>is an SQLite database (perhaps a run)</source>
        <translation>是 SQLite 数据库（可能是一个运行）</translation>
    </message>
    <message>
        <source>is a PDF</source>
        <translation>是 PDF</translation>
    </message>
    <message>
        <source>is a picture</source>
        <translation>是图片</translation>
    </message>
    <message>
        <source>is a program</source>
        <translation>是程序</translation>
    </message>
    <message>
        <source>is a NetCDF file</source>
        <translation>是 NetCDF 文件</translation>
    </message>
    <message>
        <source>is a file of R (.RData)</source>
        <translation>是 R 的文件（.RData）</translation>
    </message>
    <message>
        <source>is an SPSS file (.sav)</source>
        <translation>是 SPSS 文件（.sav）</translation>
    </message>
    <message>
        <source>is a Stata file (.dta)</source>
        <translation>是 Stata 文件（.dta）</translation>
    </message>
    <message>
        <source>is a FITS file</source>
        <translation>是 FITS 文件</translation>
    </message>
    <message>
        <source>is RTF, a text with its looks</source>
        <translation>是 RTF，带格式的文本</translation>
    </message>
    <message>
        <source>is a Matrix Market file, which lists a matrix by its entries</source>
        <translation>是 Matrix Market 文件，按元素列出矩阵</translation>
    </message>
    <message>
        <source>is an ARFF file</source>
        <translation>是 ARFF 文件</translation>
    </message>
    <message>
        <source>is a Python pickle</source>
        <translation>是 Python 的 pickle</translation>
    </message>
    <message>
        <source>is JSON, or something like it</source>
        <translation>是 JSON 或类似的东西</translation>
    </message>
    <message>
        <source>is HTML or XML</source>
        <translation>是 HTML 或 XML</translation>
    </message>
    <message>
        <source>is XML or HTML, as GraphML is</source>
        <translation>是 XML 或 HTML（GraphML 亦然）</translation>
    </message>
    <message>
        <source>is no text: byte %1 is 0</source>
        <translation>不是文本：第 %1 字节为 0</translation>
    </message>
    <message>
        <source>is no text: a byte is 0</source>
        <translation>不是文本：有一个字节为 0</translation>
    </message>
    <message>
        <source>is no text: %1 control characters</source>
        <translation>不是文本：有 %1 个控制字符</translation>
    </message>
    <message>
        <source>is a sparse matrix as SciPy prints it</source>
        <translation>是 SciPy 打印的稀疏矩阵</translation>
    </message>
    <message>
        <source>is an NPZ archive</source>
        <translation>是 NPZ 压缩包</translation>
    </message>
    <message>
        <source>is no PNG picture, or cut short</source>
        <translation>不是 PNG 图片，或不完整</translation>
    </message>
    <message>
        <source>is no PNG or JPEG picture, whatever its name</source>
        <translation>不管叫什么名字，都不是 PNG 或 JPEG 图片</translation>
    </message>
    <message>
        <source>is transparent in places</source>
        <translation>有透明之处</translation>
    </message>
    <message>
        <source>has another size than before</source>
        <translation>大小与先前不同</translation>
    </message>
    <message>
        <source>has %1 bits a channel and %2 channels</source>
        <translation>每通道 %1 位，有 %2 个通道</translation>
    </message>
    <message>
        <source>has %1 bits a channel</source>
        <translation>每通道 %1 位</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>cannot be read (%1)</source>
        <translation>无法读取（%1）</translation>
    </message>
    <message>
        <source>cannot be read: no permission</source>
        <translation>无法读取：没有权限</translation>
    </message>
    <message>
        <source>cannot be read: no memory for what it says it holds; the file may be damaged</source>
        <translation>无法读取：内存装不下它自称的内容；文件可能已损坏</translation>
    </message>
    <message>
        <source>cannot be read as HDF5 (%1)</source>
        <translation>无法作为 HDF5 读取（%1）</translation>
    </message>
    <message>
        <source>cannot be read as a ZIP archive (%1)</source>
        <translation>无法作为 ZIP 压缩包读取（%1）</translation>
    </message>
    <message>
        <source>cannot be read as a ZIP archive</source>
        <translation>无法作为 ZIP 压缩包读取</translation>
    </message>
    <message>
        <source>cannot be opened for reading</source>
        <translation>无法打开读取</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>cannot be opened: %1</source>
        <translation>无法打开：%1</translation>
    </message>
    <message>
        <source>cannot be opened for reading: %1</source>
        <translation>无法打开读取：%1</translation>
    </message>
    <message>
        <source>cannot be written: %1 (folder %2)</source>
        <translation>无法写入：%1（文件夹 %2）</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>cannot be written: the disk is full</source>
        <translation>无法写入：磁盘已满</translation>
    </message>
    <message>
        <source>cannot be written: the file or its folder is read-only</source>
        <translation>无法写入：文件或其文件夹是只读的</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>无法写入</translation>
    </message>
    <message>
        <source>cannot be created: %1</source>
        <translation>无法创建：%1</translation>
    </message>
    <message>
        <source>cannot be locked for writing: %1</source>
        <translation>无法锁定以便写入：%1</translation>
    </message>
    <message>
        <source>cannot be read or written</source>
        <translation>无法读写</translation>
    </message>
    <message>
        <source>cannot be unpacked to %1: %2; TMPDIR names another folder</source>
        <translation>无法解压到 %1：%2；可用 TMPDIR 指定另一个文件夹</translation>
    </message>
    <message>
        <source>cannot hold a value of a gigabyte or more</source>
        <translation>放不下一吉字节或更大的值</translation>
    </message>
    <message>
        <source>there is no folder %1</source>
        <translation>没有文件夹 %1</translation>
    </message>
    <message>
        <source>its folder is gone</source>
        <translation>它的文件夹不见了</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>读取已停止</translation>
    </message>
    <message>
        <source>making the mixing was stopped</source>
        <translation>混合的生成已停止</translation>
    </message>
    <message>
        <source>making the world was stopped</source>
        <translation>世界的生成已停止</translation>
    </message>
    <message>
        <source>the name of a file is empty</source>
        <translation>文件名是空的</translation>
    </message>
    <message>
        <source>the name of a run is empty</source>
        <translation>运行的名称是空的</translation>
    </message>
    <message>
        <source>a run needs a file name</source>
        <translation>运行需要一个文件名</translation>
    </message>
    <message>
        <source>a picture could not be written as PNG: %1</source>
        <translation>无法把图片写成 PNG：%1</translation>
    </message>
    <message>
        <source>pictures could not be written as JPEG</source>
        <translation>无法把图片写成 JPEG</translation>
    </message>
    <message>
        <source>an NPZ archive cannot be made: it cannot be read back</source>
        <translation>无法生成 NPZ 压缩包：写出后读不回来</translation>
    </message>
    <message>
        <source>an NPZ archive cannot be made: %1</source>
        <translation>无法生成 NPZ 压缩包：%1</translation>
    </message>
    <message>
        <source>the text in UTF-%1 ends within a character, after %2 bytes</source>
        <translation>UTF-%1 文本在 %2 字节之后、一个字符的中间结束</translation>
    </message>
    <message>
        <source>the text ends within a graph, a label or a comment</source>
        <translation>文本在图、标签或注释的中间结束</translation>
    </message>
    <message>
        <source>the text has %1 bytes</source>
        <translation>文本有 %1 字节</translation>
    </message>
    <message>
        <source>the text has %1 names</source>
        <translation>文本有 %1 个名称</translation>
    </message>
    <message>
        <source>the file ends after %1 bytes</source>
        <translation>文件在 %1 字节之后结束</translation>
    </message>
    <message>
        <source>the file ends</source>
        <translation>文件到此结束</translation>
    </message>
    <message>
        <source>a byte that is no UTF-8</source>
        <translation>有一个字节不是 UTF-8</translation>
    </message>
    <message>
        <source>half of a character (\uD800 to \uDFFF)</source>
        <translation>半个字符（\uD800 至 \uDFFF）</translation>
    </message>
    <message>
        <source>a line break or another control character in a text</source>
        <translation>文本中有换行或其他控制字符</translation>
    </message>
    <message>
        <source>a backslash that stands before none of the marks it may</source>
        <translation>反斜杠之后不是它可以引出的符号</translation>
    </message>
    <message>
        <source>the keys in one another have %1 bytes</source>
        <translation>层层嵌套的键共有 %1 字节</translation>
    </message>
    <message>
        <source>the key is given in line %1 and again in line %2</source>
        <translation>该键在第 %1 行和第 %2 行各出现一次</translation>
    </message>
    <message>
        <source>found objects and arrays within each other</source>
        <translation>对象和数组层层嵌套</translation>
    </message>
    <message>
        <source>found a zero byte</source>
        <translation>发现一个零字节</translation>
    </message>
    <message>
        <source>an unclosed &apos;[&apos;</source>
        <translation>没有闭合的“[”</translation>
    </message>
    <message>
        <source>an unclosed &apos;&quot;&apos;</source>
        <translation>没有闭合的引号</translation>
    </message>
    <message>
        <source>numbers beside rows</source>
        <translation>行的旁边还有数</translation>
    </message>
    <message>
        <source>a second list</source>
        <translation>第二个列表</translation>
    </message>
    <message>
        <source>a list of three levels</source>
        <translation>三层的列表</translation>
    </message>
    <message>
        <source>&apos;...&apos;, where rows or numbers were left out in printing</source>
        <translation>“...”，打印时省略了一些行或数</translation>
    </message>
    <message>
        <source>a quotation mark that is not closed</source>
        <translation>没有闭合的引号</translation>
    </message>
    <message>
        <source>a quoted word is not closed</source>
        <translation>引号中的词没有闭合</translation>
    </message>
    <message>
        <source>text after a closing quotation mark, %1</source>
        <translation>闭合引号之后还有文本 %1</translation>
    </message>
    <message>
        <source>a single quotation mark</source>
        <translation>单引号</translation>
    </message>
    <message>
        <source>%1 may be %2 or %3</source>
        <translation>%1 可能是 %2，也可能是 %3</translation>
    </message>
    <message>
        <source>%1 is too large or too small for a number</source>
        <translation>%1 作为数太大或太小</translation>
    </message>
    <message>
        <source>found %1 above a single column</source>
        <translation>单独一列的上方是 %1</translation>
    </message>
    <message>
        <source>found %1 between rows of numbers</source>
        <translation>数据行之间是 %1</translation>
    </message>
    <message>
        <source>found %1, a word that stands in more than one row</source>
        <translation>发现 %1，这个词出现在不止一行中</translation>
    </message>
    <message>
        <source>has a header and no rows</source>
        <translation>只有表头，没有行</translation>
    </message>
    <message>
        <source>a header and nothing below it</source>
        <translation>只有表头，下面什么也没有</translation>
    </message>
    <message>
        <source>no column is called %1</source>
        <translation>没有名为 %1 的列</translation>
    </message>
    <message>
        <source>is blank between numbers of a single column</source>
        <translation>是空行，夹在单列的数之间</translation>
    </message>
    <message>
        <source>has %1 field</source>
        <translation>有 %1 个字段</translation>
    </message>
    <message>
        <source>has %1 fields</source>
        <translation>有 %1 个字段</translation>
    </message>
    <message>
        <source>has %1 entry</source>
        <translation>有 %1 项</translation>
    </message>
    <message>
        <source>has %1 entries</source>
        <translation>有 %1 项</translation>
    </message>
    <message>
        <source>has %1 row</source>
        <translation>有 %1 行</translation>
    </message>
    <message>
        <source>has %1 rows</source>
        <translation>有 %1 行</translation>
    </message>
    <message>
        <source>has %1 column</source>
        <translation>有 %1 列</translation>
    </message>
    <message>
        <source>has %1 columns</source>
        <translation>有 %1 列</translation>
    </message>
    <message>
        <source>has %1 latent</source>
        <translation>有 %1 个潜变量</translation>
    </message>
    <message>
        <source>has %1 latents</source>
        <translation>有 %1 个潜变量</translation>
    </message>
    <message>
        <source>has %1 action</source>
        <translation>有 %1 个动作</translation>
    </message>
    <message>
        <source>has %1 actions</source>
        <translation>有 %1 个动作</translation>
    </message>
    <message>
        <source>has %1 name</source>
        <translation>有 %1 个名称</translation>
    </message>
    <message>
        <source>has %1 names</source>
        <translation>有 %1 个名称</translation>
    </message>
    <message>
        <source>has %1 name but Ga is absent</source>
        <translation>有 %1 个名称，但没有 Ga</translation>
    </message>
    <message>
        <source>has %1 names but Ga is absent</source>
        <translation>有 %1 个名称，但没有 Ga</translation>
    </message>
    <message>
        <source>has %1 bytes of numbers</source>
        <translation>有 %1 字节的数</translation>
    </message>
    <message>
        <source>has no entries</source>
        <translation>没有任何元素</translation>
    </message>
    <message>
        <source>has no column %1</source>
        <translation>没有列 %1</translation>
    </message>
    <message>
        <source>has neither Ga nor Gz</source>
        <translation>既没有 Ga 也没有 Gz</translation>
    </message>
    <message>
        <source>two columns are called %1</source>
        <translation>有两列都叫 %1</translation>
    </message>
    <message>
        <source>the name has no ending</source>
        <translation>文件名没有扩展名</translation>
    </message>
    <message>
        <source>the name ends in %1</source>
        <translation>文件名以 %1 结尾</translation>
    </message>
    <message>
        <source>it holds a structured array</source>
        <translation>它含有结构化数组</translation>
    </message>
    <message>
        <source>it is incomplete</source>
        <translation>它不完整</translation>
    </message>
    <message>
        <source>does not begin with the NPY signature</source>
        <translation>不以 NPY 的标记开头</translation>
    </message>
    <message>
        <source>the values are of type %1</source>
        <translation>值的类型为 %1</translation>
    </message>
    <message>
        <source>the order is Fortran&apos;s</source>
        <translation>是 Fortran 的存储顺序</translation>
    </message>
    <message>
        <source>the shape is %1</source>
        <translation>形状为 %1</translation>
    </message>
    <message>
        <source>the shape has three dimensions, the second of %1</source>
        <translation>形状有三维，第二维为 %1</translation>
    </message>
    <message>
        <source>an array of %1</source>
        <translation>形状为 %1 的数组</translation>
    </message>
    <message>
        <source>a pixel is missing or infinite</source>
        <translation>有一个像素缺失或无穷大</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧画面</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>%1 pixels of grey</source>
        <translation>%1 像素的灰度图</translation>
    </message>
    <message>
        <source>%1 pixels in colour</source>
        <translation>%1 像素的彩色图</translation>
    </message>
    <message>
        <source>found nothing</source>
        <translation>什么也没有</translation>
    </message>
    <message>
        <source>found none</source>
        <translation>一个也没有</translation>
    </message>
    <message>
        <source>found nothing between commas</source>
        <translation>逗号之间什么也没有</translation>
    </message>
    <message>
        <source>found NaN</source>
        <translation>发现 NaN</translation>
    </message>
    <message>
        <source>found infinity</source>
        <translation>发现无穷大</translation>
    </message>
    <message>
        <source>found no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>found no value</source>
        <translation>没有取值</translation>
    </message>
    <message>
        <source>found an empty value</source>
        <translation>有一个空的取值</translation>
    </message>
    <message>
        <source>found an empty list</source>
        <translation>列表是空的</translation>
    </message>
    <message>
        <source>found an empty support</source>
        <translation>支撑集是空的</translation>
    </message>
    <message>
        <source>found a factor too many</source>
        <translation>多了一个因子</translation>
    </message>
    <message>
        <source>found a section</source>
        <translation>这是一个小节</translation>
    </message>
    <message>
        <source>found the key %1</source>
        <translation>发现键 %1</translation>
    </message>
    <message>
        <source>found the key twice</source>
        <translation>该键出现了两次</translation>
    </message>
    <message>
        <source>found the seed of training</source>
        <translation>这是训练的种子</translation>
    </message>
    <message>
        <source>found %1 twice</source>
        <translation>%1 出现了两次</translation>
    </message>
    <message>
        <source>found %1, %2 values</source>
        <translation>发现 %1，共 %2 个取值</translation>
    </message>
    <message>
        <source>found %1 seeds</source>
        <translation>发现 %1 个种子</translation>
    </message>
    <message>
        <source>found more than %1 runs</source>
        <translation>运行超过 %1 个</translation>
    </message>
    <message>
        <source>found version %1</source>
        <translation>版本为 %1</translation>
    </message>
    <message>
        <source>found %1 matrices</source>
        <translation>发现 %1 个矩阵</translation>
    </message>
    <message>
        <source>found beside %1</source>
        <translation>与 %1 同时出现</translation>
    </message>
    <message>
        <source>found no task that needs a factor</source>
        <translation>没有任务需要任何因子</translation>
    </message>
    <message>
        <source>found truth, but the true graph of these data is not known</source>
        <translation>设为 truth，但这些数据的真实图是未知的</translation>
    </message>
    <message>
        <source>found %1, but the true latents of these data are not known</source>
        <translation>设为 %1，但这些数据的真实潜变量是未知的</translation>
    </message>
    <message>
        <source>found mechanism_sparsity, but the data have neither actions nor time</source>
        <translation>设为 mechanism_sparsity，但数据既没有动作也没有时间</translation>
    </message>
    <message>
        <source>found %1, did you mean &apos;%2&apos;?</source>
        <translation>发现 %1，您是不是指“%2”？</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>一个对象</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>一个数组</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>一个字符串</translation>
    </message>
    <message>
        <source>a number that is not finite</source>
        <translation>一个并非有限的数</translation>
    </message>
    <message>
        <source>row %1 has %2 entry</source>
        <translation>第 %1 行有 %2 项</translation>
    </message>
    <message>
        <source>row %1 has %2 entries</source>
        <translation>第 %1 行有 %2 项</translation>
    </message>
    <message>
        <source>row %1, column %2 is %3</source>
        <translation>第 %1 行第 %2 列为 %3</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>row %1 is %2</source>
        <translation>第 %1 行为 %2</translation>
    </message>
    <message>
        <source>name %1 is empty</source>
        <translation>第 %1 个名称是空的</translation>
    </message>
    <message>
        <source>name %1 is %2</source>
        <translation>第 %1 个名称为 %2</translation>
    </message>
    <message>
        <source>names %1 and %2 are both %3</source>
        <translation>第 %1 个和第 %2 个名称都是 %3</translation>
    </message>
    <message>
        <source>the density is %1</source>
        <translation>密度为 %1</translation>
    </message>
    <message>
        <source>the number of %1 is %2</source>
        <translation>%1 的个数为 %2</translation>
    </message>
    <message>
        <source>the number of parents is %1</source>
        <translation>父节点的个数为 %1</translation>
    </message>
    <message>
        <source>the number of edges is %1</source>
        <translation>边数为 %1</translation>
    </message>
    <message>
        <source>the number of actions is %1</source>
        <translation>动作的个数为 %1</translation>
    </message>
    <message>
        <source>%1 latents and %2 actions</source>
        <translation>%1 个潜变量和 %2 个动作</translation>
    </message>
    <message>
        <source>%1 latents with %2 of %3 parents each</source>
        <translation>%1 个潜变量，每个有 %3 个父节点中的 %2 个</translation>
    </message>
    <message>
        <source>%1 rows and %2 columns with self-loops</source>
        <translation>%1 行 %2 列，并带有自环</translation>
    </message>
    <message>
        <source>%1 rows and %2 columns</source>
        <translation>%1 行 %2 列</translation>
    </message>
    <message>
        <source>there are neither actions nor time</source>
        <translation>既没有动作也没有时间</translation>
    </message>
    <message>
        <source>neither an action nor a factor at t-1</source>
        <translation>既没有动作，也没有 t-1 的因子</translation>
    </message>
    <message>
        <source>no latent factor</source>
        <translation>没有潜因子</translation>
    </message>
    <message>
        <source>there is no text</source>
        <translation>没有文本</translation>
    </message>
    <message>
        <source>an undirected graph</source>
        <translation>是无向图</translation>
    </message>
    <message>
        <source>an edge into %1, which is an action</source>
        <translation>有一条边指向 %1，而它是动作</translation>
    </message>
    <message>
        <source>an edge into %1</source>
        <translation>有一条边指向 %1</translation>
    </message>
    <message>
        <source>an edge from %1, which is an action</source>
        <translation>有一条边出自 %1，而它是动作</translation>
    </message>
    <message>
        <source>an edge between %1 and %2 at the same time</source>
        <translation>%1 与 %2 之间有一条同一时刻的边</translation>
    </message>
    <message>
        <source>the edge from %1 to %2 has dir=%3</source>
        <translation>从 %1 到 %2 的边带有 dir=%3</translation>
    </message>
    <message>
        <source>a name that begins with a digit and goes on with letters</source>
        <translation>以数字开头、后接字母的名称</translation>
    </message>
    <message>
        <source>the matrix is called Gz</source>
        <translation>矩阵名为 Gz</translation>
    </message>
    <message>
        <source>the matrix is called Ga</source>
        <translation>矩阵名为 Ga</translation>
    </message>
    <message>
        <source>the graph has no %1</source>
        <translation>图没有 %1</translation>
    </message>
    <message>
        <source>is absent</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>unknown preset %1, did you mean &apos;%2&apos;?</source>
        <translation>未知的预设 %1，您是不是指“%2”？</translation>
    </message>
    <message>
        <source>unknown preset %1</source>
        <translation>未知的预设 %1</translation>
    </message>
    <message>
        <source>unknown key %1, did you mean &apos;%2&apos;?</source>
        <translation>未知的键 %1，您是不是指“%2”？</translation>
    </message>
    <message>
        <source>unknown key %1</source>
        <translation>未知的键 %1</translation>
    </message>
    <message>
        <source>unknown key, did you mean %1?</source>
        <translation>未知的键，您是不是指 %1？</translation>
    </message>
    <message>
        <source>unknown key</source>
        <translation>未知的键</translation>
    </message>
    <message>
        <source>there is no kind of %1 &apos;%2&apos;</source>
        <translation>没有“%2”这种%1</translation>
    </message>
    <message>
        <source>belongs to %1</source>
        <translation>属于 %1</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos;</source>
        <translation>键“%1”</translation>
    </message>
    <message>
        <source>the data of this experiment are a world; did you mean %1?</source>
        <translation>该实验的数据是一个世界；您是不是指 %1？</translation>
    </message>
    <message>
        <source>the data of this experiment are a world, which has no key of this name</source>
        <translation>该实验的数据是一个世界，它没有这个名称的键</translation>
    </message>
    <message>
        <source>the data of this experiment are described in &apos;%1&apos;; did you mean %2?</source>
        <translation>该实验的数据在“%1”中描述；您是不是指 %2？</translation>
    </message>
    <message>
        <source>the data of this experiment are described in &apos;%1&apos;, which has no key of this name</source>
        <translation>该实验的数据在“%1”中描述，其中没有这个名称的键</translation>
    </message>
    <message>
        <source>is not table</source>
        <translation>不是 table</translation>
    </message>
    <message>
        <source>is not a run: found no SQLite header</source>
        <translation>不是运行：没有 SQLite 头部</translation>
    </message>
    <message>
        <source>is not a run: it is the SQLite database of another program (application id %1)</source>
        <translation>不是运行：这是另一个程序的 SQLite 数据库（application id %1）</translation>
    </message>
    <message>
        <source>is not laid out as a run: %1</source>
        <translation>结构不是运行的结构：%1</translation>
    </message>
    <message>
        <source>is not a run: %1</source>
        <translation>不是运行：%1</translation>
    </message>
    <message>
        <source>the file is damaged: %1; a copy may be recovered with: sqlite3 &quot;%2&quot; .recover</source>
        <translation>文件已损坏：%1；或可用下面的命令恢复一份副本：sqlite3 &quot;%2&quot; .recover</translation>
    </message>
    <message>
        <source>it ends after %1 bytes, inside its header</source>
        <translation>它在 %1 字节之后、头部的中间结束</translation>
    </message>
    <message>
        <source>its header gives a page size of %1</source>
        <translation>它的头部给出的页大小为 %1</translation>
    </message>
    <message>
        <source>it was cut off after %1 bytes, expected %2</source>
        <translation>它在 %1 字节之后被截断，应为 %2 字节</translation>
    </message>
    <message>
        <source>the log beside it, %1, belongs to another run; move %2 to where its run is, or out of the way, and open this file again</source>
        <translation>旁边的日志 %1 属于另一个运行；请把 %2 移到它的运行所在之处，或移开，再打开此文件</translation>
    </message>
    <message>
        <source>its newest rows are still in %1 and the folder is read-only; copy both files to a folder of your own and open it there</source>
        <translation>最新的行还在 %1 中，而文件夹是只读的；请把两个文件都复制到自己的文件夹，在那里打开</translation>
    </message>
    <message>
        <source>is empty: the engine that made it recorded nothing</source>
        <translation>是空的：生成它的引擎什么也没有记录</translation>
    </message>
    <message>
        <source>found run format %1, expected at most %2: it was recorded by a newer version of this program; update the program to open it</source>
        <translation>运行格式为 %1，应不超过 %2：它是由本程序的更新版本记录的；请更新程序后打开</translation>
    </message>
    <message>
        <source>found run format %1, expected %2: the file is left as it is; record the run anew</source>
        <translation>运行格式为 %1，应为 %2：文件保持原样；请重新记录该运行</translation>
    </message>
    <message>
        <source>found index format %1, expected at most %2; update the program to open it</source>
        <translation>索引格式为 %1，应不超过 %2；请更新程序后打开</translation>
    </message>
    <message>
        <source>the table %1 is missing</source>
        <translation>缺少表 %1</translation>
    </message>
    <message>
        <source>the steps of %1 are out of order</source>
        <translation>%1 的步数顺序不对</translation>
    </message>
    <message>
        <source>the run has lost its experiment (the table experiment is empty)</source>
        <translation>运行丢失了它的实验（表 experiment 是空的）</translation>
    </message>
    <message>
        <source>found %1 bytes, expected %2 x %3 float32</source>
        <translation>有 %1 字节，应为 %2 x %3 个 float32</translation>
    </message>
    <message>
        <source>found %1 numbers, expected %2 x %3</source>
        <translation>有 %1 个数，应为 %2 x %3 个</translation>
    </message>
    <message>
        <source>this file system cannot hold a run that is read while it is written; choose a folder on a local disk</source>
        <translation>该文件系统不支持边写边读的运行；请选择本地磁盘上的文件夹</translation>
    </message>
    <message>
        <source>holds a run up to step %1 already; choose another file, or continue that run with resume</source>
        <translation>已含有一个到第 %1 步的运行；请选择另一个文件，或用“继续”接着训练该运行</translation>
    </message>
    <message>
        <source>another program has cut the file from %1 to %2 bytes while it was recorded; what it held is lost, train it anew</source>
        <translation>记录期间另一个程序把文件从 %1 字节截到了 %2 字节；其内容已丢失，请重新训练</translation>
    </message>
    <message>
        <source>another program holds the file locked</source>
        <translation>另一个程序锁定了该文件</translation>
    </message>
    <message>
        <source>another engine is recording into this run; stop it first or choose another file</source>
        <translation>另一个引擎正在记录该运行；请先停止它，或选择另一个文件</translation>
    </message>
    <message>
        <source>is being recorded by another engine, though the file was deleted; stop that engine first or choose another file</source>
        <translation>虽然文件已被删除，另一个引擎仍在记录它；请先停止那个引擎，或选择另一个文件</translation>
    </message>
    <message>
        <source>is not the index of a sweep; move it out of the way, or choose another folder</source>
        <translation>不是扫描的索引；请把它移开，或选择另一个文件夹</translation>
    </message>
    <message>
        <source>belongs to another sweep than the one asked for</source>
        <translation>属于另一个扫描</translation>
    </message>
    <message>
        <source>holds no sweep: there is no %1 in it</source>
        <translation>不含扫描：其中没有 %1</translation>
    </message>
    <message>
        <source>nothing has been evaluated yet</source>
        <translation>还没有评估过</translation>
    </message>
    <message>
        <source>lies before the first evaluation</source>
        <translation>在第一次评估之前</translation>
    </message>
    <message>
        <source>lies beyond the last evaluation</source>
        <translation>在最后一次评估之后</translation>
    </message>
    <message>
        <source>differ in size</source>
        <translation>大小不一</translation>
    </message>
    <message>
        <source>its entries are no permutation</source>
        <translation>各项不是一个排列</translation>
    </message>
    <message>
        <source>%1 (SQLite result %2)</source>
        <translation>%1（SQLite 结果 %2）</translation>
    </message>
    <message>
        <source>all learned latents are constant, so no rotation of them can be searched</source>
        <translation>学到的潜变量都是常量，无法为它们寻找旋转</translation>
    </message>
    <message>
        <source>a smaller training.rate usually helps, or more rows (world.rows.train)</source>
        <translation>减小 training.rate 或增加行数（world.rows.train）通常有用</translation>
    </message>
    <message>
        <source>this estimator has no decoder: it says what the latents of an observation are, not how latents look</source>
        <translation>该估计器没有解码器：它说出观测的潜变量是什么，而不是潜变量看起来怎样</translation>
    </message>
    <message>
        <source>data of another shape or scale than those of the checkpoint</source>
        <translation>数据的形状或尺度与检查点的不同</translation>
    </message>
    <message>
        <source>bytes that do not start with %1</source>
        <translation>字节不以 %1 开头</translation>
    </message>
    <message>
        <source>a truncated header</source>
        <translation>头部不完整</translation>
    </message>
    <message>
        <source>a header that cannot be read</source>
        <translation>头部无法读取</translation>
    </message>
    <message>
        <source>a truncated array %1</source>
        <translation>数组 %1 不完整</translation>
    </message>
    <message>
        <source>two arrays %1</source>
        <translation>有两个数组 %1</translation>
    </message>
    <message>
        <source>%1 bytes too many</source>
        <translation>多了 %1 字节</translation>
    </message>
    <message>
        <source>another number of entries</source>
        <translation>项数不同</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>别的东西</translation>
    </message>
    <message>
        <source>the loss is not a finite number</source>
        <translation>损失不是有限的数</translation>
    </message>
    <message>
        <source>no column is left for %1</source>
        <translation>没有为 %1 留下任何列</translation>
    </message>
    <message>
        <source>give some columns that role</source>
        <translation>请给一些列这个角色</translation>
    </message>
    <message>
        <source>give the columns that were measured the role x</source>
        <translation>请给测量得到的列角色 x</translation>
    </message>
    <message>
        <source>no column seems to be an observation</source>
        <translation>看来没有一列是观测</translation>
    </message>
    <message>
        <source>holds %1 times in each row</source>
        <translation>每行含有 %1 个时刻</translation>
    </message>
    <message>
        <source>set Order to pairs, or to episodes</source>
        <translation>请把“顺序”设为时间对或片段</translation>
    </message>
    <message>
        <source>set Order to episodes</source>
        <translation>请把“顺序”设为片段</translation>
    </message>
    <message>
        <source>set Order to rows</source>
        <translation>请把“顺序”设为行</translation>
    </message>
    <message>
        <source>2 as Order is pairs</source>
        <translation>2，因为“顺序”为时间对</translation>
    </message>
    <message>
        <source>with Order = episodes each row is an episode</source>
        <translation>“顺序”设为片段时每行是一个片段</translation>
    </message>
    <message>
        <source>has %1 row, expected an even number, as Order is pairs: rows 1 and 2 are a pair, rows 3 and 4, ...</source>
        <translation>有 %1 行，应为偶数，因为“顺序”为时间对：第 1、2 行为一对，第 3、4 行为一对……</translation>
    </message>
    <message>
        <source>has %1 rows, expected an even number, as Order is pairs: rows 1 and 2 are a pair, rows 3 and 4, ...</source>
        <translation>有 %1 行，应为偶数，因为“顺序”为时间对：第 1、2 行为一对，第 3、4 行为一对……</translation>
    </message>
    <message>
        <source>the role episode tells episodes apart, but Order is %1</source>
        <translation>角色“片段”区分各个片段，但“顺序”为 %1</translation>
    </message>
    <message>
        <source>set Order to episodes, or ignore that column</source>
        <translation>请把“顺序”设为片段，或忽略该列</translation>
    </message>
    <message>
        <source>columns of numbers for %1</source>
        <translation>%1 的数值列</translation>
    </message>
    <message>
        <source>columns of numbers</source>
        <translation>数值列</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is infinite</source>
        <translation>为无穷大</translation>
    </message>
    <message>
        <source>is beyond 1e30</source>
        <translation>超出 1e30</translation>
    </message>
    <message>
        <source>give it in larger units</source>
        <translation>请换用更大的单位</translation>
    </message>
    <message>
        <source>is missing, the first of %1</source>
        <translation>缺失，是 %1 处中的第一处</translation>
    </message>
    <message>
        <source>is infinite, the first of %1</source>
        <translation>为无穷大，是 %1 处中的第一处</translation>
    </message>
    <message>
        <source>such rows are left out</source>
        <translation>这样的行被舍去</translation>
    </message>
    <message>
        <source>fill it in, ignore the column, or leave such rows out (Missing values)</source>
        <translation>请补上，或忽略该列，或舍去这样的行（缺失值）</translation>
    </message>
    <message>
        <source>fill it in, or leave such rows out (Missing values)</source>
        <translation>请补上，或舍去这样的行（缺失值）</translation>
    </message>
    <message>
        <source>has no number at all</source>
        <translation>一个数也没有</translation>
    </message>
    <message>
        <source>ignore it</source>
        <translation>请忽略它</translation>
    </message>
    <message>
        <source>ignore the column</source>
        <translation>请忽略该列</translation>
    </message>
    <message>
        <source>ignore the column (decimals are written with a point)</source>
        <translation>请忽略该列（小数用小数点书写）</translation>
    </message>
    <message>
        <source>ignore the column, or write numbers in its place</source>
        <translation>请忽略该列，或改写成数</translation>
    </message>
    <message>
        <source>is constant</source>
        <translation>是常量</translation>
    </message>
    <message>
        <source>it says nothing and may be ignored</source>
        <translation>它不含信息，可以忽略</translation>
    </message>
    <message>
        <source>%1 is chosen twice</source>
        <translation>%1 被选了两次</translation>
    </message>
    <message>
        <source>%1 equals %2</source>
        <translation>%1 等于%2</translation>
    </message>
    <message>
        <source>one of them may be ignored</source>
        <translation>可以忽略其中之一</translation>
    </message>
    <message>
        <source>y has %1 of %2, expected %3 of %4, as x has</source>
        <translation>y 有 %1（每行 %2），应与 x 一样为 %3（每行 %4）</translation>
    </message>
    <message>
        <source>y has %1, expected %2, as x has</source>
        <translation>y 有 %1，应与 x 一样为 %2</translation>
    </message>
    <message>
        <source>a has %1, expected %2, one for each pair of x</source>
        <translation>a 有 %1，应为 %2，即 x 的每一对一行</translation>
    </message>
    <message>
        <source>a has %1, expected %2, as many as x (%3)</source>
        <translation>a 有 %1，应为 %2，与 x（%3）一样多</translation>
    </message>
    <message>
        <source>z has %1, expected %2, as many as x has times: both of each pair</source>
        <translation>z 有 %1，应为 %2，与 x 的时刻一样多：每对两个</translation>
    </message>
    <message>
        <source>z has %1, expected %2, as many as x</source>
        <translation>z 有 %1，应为 %2，与 x 一样多</translation>
    </message>
    <message>
        <source>has %1, expected %2, as many as x</source>
        <translation>有 %1，应为 %2，与 x 一样多</translation>
    </message>
    <message>
        <source>has %1 different values, expected at most %2 categories</source>
        <translation>有 %1 个不同的值，应不超过 %2 个类别</translation>
    </message>
    <message>
        <source>Actions as numbers takes numbers as they are</source>
        <translation>“动作作为数”按数的原样使用</translation>
    </message>
    <message>
        <source>y has %1 different values, expected at most %2 classes</source>
        <translation>y 有 %1 个不同的值，应不超过 %2 个类</translation>
    </message>
    <message>
        <source>the role episode has %1 and %2, expected 1 column and %3 rows, as x has</source>
        <translation>角色“片段”有 %1 和 %2，应与 x 一样为 1 列和 %3 行</translation>
    </message>
    <message>
        <source>an episode goes on that was left before</source>
        <translation>先前离开的片段又继续了</translation>
    </message>
    <message>
        <source>its parts count as episodes of their own</source>
        <translation>它的各部分算作各自的片段</translation>
    </message>
    <message>
        <source>y are targets of tasks, whose rows do not follow each other</source>
        <translation>y 是任务的目标，其行不是前后相继的</translation>
    </message>
    <message>
        <source>a are actions, which are not learned from together with tasks</source>
        <translation>a 是动作，不能与任务一起用来学习</translation>
    </message>
    <message>
        <source>has too few rows to train, to validate and to test on</source>
        <translation>行数太少，不足以训练、验证和测试</translation>
    </message>
    <message>
        <source>has too few rows that follow each other in time to train, to validate and to test on</source>
        <translation>时间上前后相继的行太少，不足以训练、验证和测试</translation>
    </message>
    <message>
        <source>expected at least %1</source>
        <translation>应至少为 %1</translation>
    </message>
    <message>
        <source>the files have other columns or rows (%1 usable) than when the experiment was made</source>
        <translation>文件的列或行（可用 %1 行）与建立实验时不同</translation>
    </message>
    <message>
        <source>%1 usable rows, or a document without data.found</source>
        <translation>%1 个可用的行，或不带 data.found 的文档</translation>
    </message>
    <message>
        <source>%1 task</source>
        <translation>%1 个任务</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 个任务</translation>
    </message>
    <message>
        <source>the map that makes the weights of tasks sparse is found from those of many, best of a hundred and more</source>
        <translation>使任务权重稀疏的映射要从许多任务的权重中找到，最好有一百个以上</translation>
    </message>
    <message>
        <source>names no task</source>
        <translation>没有指明任务</translation>
    </message>
    <message>
        <source>the same y in all of its %1 rows, from which nothing can be learned</source>
        <translation>在其全部 %1 行中 y 都相同，从中什么也学不到</translation>
    </message>
    <message>
        <source>task %1 has the same y in all of its %2 rows, from which nothing can be learned</source>
        <translation>任务 %1 的全部 %2 行中 y 都相同，从中什么也学不到</translation>
    </message>
    <message>
        <source>the task has the same y in all of its %1 rows, from which nothing can be learned</source>
        <translation>该任务的全部 %1 行中 y 都相同，从中什么也学不到</translation>
    </message>
    <message>
        <source>task %1 has %2 with a target, expected more than there are latents, and at least %3</source>
        <translation>任务 %1 有 %2 带目标，应多于潜变量的个数，且至少为 %3</translation>
    </message>
    <message>
        <source>the task has %1 with a target, expected more than there are latents, and at least %2</source>
        <translation>该任务有 %1 带目标，应多于潜变量的个数，且至少为 %2</translation>
    </message>
    <message>
        <source>leave its rows out</source>
        <translation>请舍去它的行</translation>
    </message>
    <message>
        <source>columns are %1, as those of %2 are</source>
        <translation>各列的角色为 %1，与 %2 的相同</translation>
    </message>
    <message>
        <source>one part of the data is one file: join the two, or ignore one</source>
        <translation>数据的每一部分是一个文件：请合并两者，或忽略其一</translation>
    </message>
    <message>
        <source>found %1 among numbers, so the column counts as words and is left out</source>
        <translation>数之中有 %1，因此该列算作文字而被舍去</translation>
    </message>
    <message>
        <source>write a number there, or leave the entry empty where it is missing</source>
        <translation>请在那里写一个数，缺失之处留空</translation>
    </message>
    <message>
        <source>column %1 is called %2 as column %3 is</source>
        <translation>第 %1 列与第 %3 列同名，都叫 %2</translation>
    </message>
    <message>
        <source>by that name the first is meant: give it another name, or choose columns by their numbers</source>
        <translation>该名称指的是前一列：请另取名称，或按列号选择</translation>
    </message>
    <message>
        <source>by whole tasks, in a shuffled order</source>
        <translation>以打乱顺序的整个任务</translation>
    </message>
    <message>
        <source>by a shuffle of the rows of each task</source>
        <translation>打乱每个任务的行</translation>
    </message>
    <message>
        <source>%1, and no more than %2 can be learned</source>
        <translation>%1，而且最多能学 %2 个</translation>
    </message>
    <message>
        <source>another has the same name, %1</source>
        <translation>另有同名者 %1</translation>
    </message>
    <message>
        <source>to say which</source>
        <translation>以说明是哪一种</translation>
    </message>
    <message>
        <source>%1, expected %2 to say which</source>
        <translation>%1，请用 %2 说明是哪一种</translation>
    </message>
    <message>
        <source>typographic minus signs are read as minus</source>
        <translation>印刷体的负号读作负号</translation>
    </message>
    <message>
        <source>exponents in Fortran&apos;s spelling (1D5) are read as 1e5</source>
        <translation>Fortran 写法的指数（1D5）读作 1e5</translation>
    </message>
    <message>
        <source>marks between groups of three digits are passed over (1,234.5 is 1234.5)</source>
        <translation>三位一组的分隔符略过（1,234.5 即 1234.5）</translation>
    </message>
    <message>
        <source>marks between groups of three digits are passed over (1.234,5 is 1234.5)</source>
        <translation>三位一组的分隔符略过（1.234,5 即 1234.5）</translation>
    </message>
    <message>
        <source>true and false are read as 1 and 0</source>
        <translation>true 和 false 读作 1 和 0</translation>
    </message>
    <message>
        <source>whole numbers beyond 9007199254740992 are rounded</source>
        <translation>超过 9007199254740992 的整数被舍入</translation>
    </message>
    <message>
        <source>rows of standardisation</source>
        <translation>标准化用的行</translation>
    </message>
    <message>
        <source>and %1 more problem, which &apos;disentangle data&apos; lists</source>
        <translation>另有 %1 个问题，可用“disentangle data”列出</translation>
    </message>
    <message>
        <source>and %1 more problems, which &apos;disentangle data&apos; lists</source>
        <translation>另有 %1 个问题，可用“disentangle data”列出</translation>
    </message>
    <message>
        <source>is no form of a study</source>
        <translation>不是研究的形式</translation>
    </message>
    <message>
        <source>all learned latents are constant, so no rotation of them can be searched; a smaller training.rate usually helps, or more rows (world.rows.train)</source>
        <translation>学到的潜变量都是常量，无法为它们寻找旋转；减小 training.rate 或增加行数（world.rows.train）通常有用</translation>
    </message>
    <message>
        <source>is not a file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>set Order to rows, or ignore the columns y</source>
        <translation>请把“顺序”设为行，或忽略 y 的列</translation>
    </message>
    <message>
        <source>the role task tells tasks apart, but with Order = pairs y are later observations</source>
        <translation>角色“任务”区分各个任务，但“顺序”为时间对时 y 是更晚的观测</translation>
    </message>
    <message>
        <source>the role task tells tasks apart, but there is no y</source>
        <translation>角色“任务”区分各个任务，但没有 y</translation>
    </message>
    <message>
        <source>give the column of their targets the role y, or ignore the column of tasks</source>
        <translation>请给它们目标所在的列角色 y，或忽略任务列</translation>
    </message>
    <message>
        <source>ignore the columns of a or of y</source>
        <translation>请忽略 a 或 y 的列</translation>
    </message>
    <message>
        <source>the role task has %1, expected 1, which tells tasks apart</source>
        <translation>角色“任务”有 %1，应只有 1 列，用来区分任务</translation>
    </message>
    <message>
        <source>keep one of them</source>
        <translation>请只留其中一列</translation>
    </message>
    <message>
        <source>%1 is a second column of y, expected 1, as the role task tells tasks apart</source>
        <translation>%1 是 y 的第二列，应只有 1 列，因为角色“任务”区分各个任务</translation>
    </message>
    <message>
        <source>is a second column of y, expected 1, as the role task tells tasks apart</source>
        <translation>是 y 的第二列，应只有 1 列，因为角色“任务”区分各个任务</translation>
    </message>
    <message>
        <source>keep one of them, or ignore the column of tasks, so that each column of y is a task</source>
        <translation>请只留其中一列，或忽略任务列，使 y 的每一列成为一个任务</translation>
    </message>
    <message>
        <source>Targets as numbers takes numbers as they are</source>
        <translation>“目标”设为数则按数的原样使用</translation>
    </message>
    <message>
        <source>y has %1, expected %2, as many as x</source>
        <translation>y 有 %1，应为 %2，与 x 一样多</translation>
    </message>
    <message>
        <source>task has %1, expected %2, as many as x</source>
        <translation>任务列有 %1，应为 %2，与 x 一样多</translation>
    </message>
    <message>
        <source>has too few rows to train, to validate and to test on; expected at least %1</source>
        <translation>行数太少，不足以训练、验证和测试；应至少为 %1</translation>
    </message>
    <message>
        <source>has too few rows that follow each other in time to train, to validate and to test on; expected at least %1</source>
        <translation>时间上前后相继的行太少，不足以训练、验证和测试；应至少为 %1</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>the last of a list of choices</comment>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between a place and one within it</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 (line %2)</source>
        <translation>%1（第 %2 行）</translation>
    </message>
    <message>
        <source>: </source>
        <comment>between the parts of an error</comment>
        <translation>：</translation>
    </message>
    <message>
        <source>nothing more after the document</source>
        <translation>文档之后什么也没有</translation>
    </message>
    <message>
        <source>a key in double quotes</source>
        <translation>加双引号的键</translation>
    </message>
    <message>
        <source>a key in double quotes, or no comma</source>
        <translation>加双引号的键，或没有逗号</translation>
    </message>
    <message>
        <source>a key in double quotes (JSON has no comments)</source>
        <translation>加双引号的键（JSON 没有注释）</translation>
    </message>
    <message>
        <source>&apos;:&apos; between a key and its value</source>
        <translation>键与值之间的“:”</translation>
    </message>
    <message>
        <source>&apos;,&apos; or &apos;}&apos;</source>
        <translation>“,”或“}”</translation>
    </message>
    <message>
        <source>&apos;,&apos; or &apos;]&apos;</source>
        <translation>“,”或“]”</translation>
    </message>
    <message>
        <source>&apos;,&apos; or &apos;)&apos;</source>
        <translation>“,”或“)”</translation>
    </message>
    <message>
        <source>a value: a number, text in double quotes, true, false, null, a list or an object</source>
        <translation>一个值：数、加双引号的文本、true、false、null、列表或对象</translation>
    </message>
    <message>
        <source>a value: a number, text in double quotes, true, false, null, a list or an object, or no comma</source>
        <translation>一个值：数、加双引号的文本、true、false、null、列表或对象，或没有逗号</translation>
    </message>
    <message>
        <source>a value: a number, text in double quotes, true, false, null, a list or an object (JSON has no comments)</source>
        <translation>一个值：数、加双引号的文本、true、false、null、列表或对象（JSON 没有注释）</translation>
    </message>
    <message>
        <source>text in UTF-8: save the file in that encoding</source>
        <translation>UTF-8 文本：请以该编码保存文件</translation>
    </message>
    <message>
        <source>both halves, or the character itself</source>
        <translation>两个半边，或字符本身</translation>
    </message>
    <message>
        <source>\n, \t or \u and four digits in its place</source>
        <translation>改写为 \n、\t 或 \u 加四位数字</translation>
    </message>
    <message>
        <source>&apos;&quot;&apos; at its end</source>
        <translation>末尾的引号</translation>
    </message>
    <message>
        <source>\\ for a backslash itself</source>
        <translation>用 \\ 表示反斜杠本身</translation>
    </message>
    <message>
        <source>a number that fits 64 bits</source>
        <translation>64 位以内的数</translation>
    </message>
    <message>
        <source>a number such as -1.5 or 2e-3</source>
        <translation>形如 -1.5 或 2e-3 的数</translation>
    </message>
    <message>
        <source>a row; comments stand above the first one, or --comment names their mark</source>
        <translation>一行；注释位于第一行之上，或用 --comment 指明其标记</translation>
    </message>
    <message>
        <source>%1 frames of %2</source>
        <translation>%1 帧 %2 的画面</translation>
    </message>
    <message>
        <source>a number from 1 to 32</source>
        <translation>1 至 32 的数</translation>
    </message>
    <message>
        <source>at least the number of latents, %1</source>
        <translation>至少为潜变量的个数，即 %1</translation>
    </message>
    <message>
        <source>at most the number of latents, %1</source>
        <translation>不超过潜变量的个数，即 %1</translation>
    </message>
    <message>
        <source>0 for numbers, or 2 or more classes</source>
        <translation>0（表示数），或 2 个以上的类</translation>
    </message>
    <message>
        <source>more than the number of latents, %1: fewer points fit any weights</source>
        <translation>多于潜变量的个数，即 %1：点数更少时任何权重都能拟合</translation>
    </message>
    <message>
        <source>at most %1 for so many tasks</source>
        <translation>对于这么多任务不超过 %1</translation>
    </message>
    <message>
        <source>at most %1, as predictors are fitted to tasks, or parts of them, of %2 points</source>
        <translation>不超过 %1，因为预测器要拟合 %2 个点的任务或其部分</translation>
    </message>
    <message>
        <source>learn fewer, leave out the smallest tasks, or raise data.points, data.validation or data.test, whichever makes parts small</source>
        <translation>请少学一些，舍去最小的任务，或提高 data.points、data.validation 或 data.test 中使各部分变小的那一个</translation>
    </message>
    <message>
        <source>none: tasks have none</source>
        <translation>没有：任务没有图</translation>
    </message>
    <message>
        <source>a multiple of data.points, %1, so that parts of tasks stay whole</source>
        <translation>data.points（%1）的倍数，使任务的各部分保持完整</translation>
    </message>
    <message>
        <source>a multiple of data.points, %1, so that tasks stay whole</source>
        <translation>data.points（%1）的倍数，使任务保持完整</translation>
    </message>
    <message>
        <source>at most the number of columns of x, %1</source>
        <translation>不超过 x 的列数，即 %1</translation>
    </message>
    <message>
        <source>at most the number of rows to train on, %1</source>
        <translation>不超过训练用的行数，即 %1</translation>
    </message>
    <message>
        <source>at most the number of rows to test on, %1</source>
        <translation>不超过测试用的行数，即 %1</translation>
    </message>
    <message>
        <source>at most the rows to train on, %1</source>
        <translation>不超过训练用的行数，即 %1</translation>
    </message>
    <message>
        <source>at most the points of all test tasks, %1</source>
        <translation>不超过所有测试任务的点数，即 %1</translation>
    </message>
    <message>
        <source>at most world.rows.train, %1</source>
        <translation>不超过 world.rows.train，即 %1</translation>
    </message>
    <message>
        <source>at most world.rows.test, %1</source>
        <translation>不超过 world.rows.test，即 %1</translation>
    </message>
    <message>
        <source>1 to 100000000 rows</source>
        <translation>1 至 100000000 行</translation>
    </message>
    <message>
        <source>more than %1 and at most %2</source>
        <translation>大于 %1 且不超过 %2</translation>
    </message>
    <message>
        <source>more than 0 (or the mixing is not injective) and at most 1</source>
        <translation>大于 0（否则混合不是单射）且不超过 1</translation>
    </message>
    <message>
        <source>at least the number of latents (%1) and at most 1024</source>
        <translation>至少为潜变量的个数（%1），且不超过 1024</translation>
    </message>
    <message>
        <source>0 to the number of latents (%1)</source>
        <translation>0 至潜变量的个数（%1）</translation>
    </message>
    <message>
        <source>null: there is no a</source>
        <translation>null：没有 a</translation>
    </message>
    <message>
        <source>a column for each of the %1 actions</source>
        <translation>%1 个动作各一列</translation>
    </message>
    <message>
        <source>a matrix, as the rows have time</source>
        <translation>一个矩阵，因为各行有时间</translation>
    </message>
    <message>
        <source>null, or another data.order</source>
        <translation>null，或另一种 data.order</translation>
    </message>
    <message>
        <source>one for each latent</source>
        <translation>每个潜变量一个</translation>
    </message>
    <message>
        <source>one for each action</source>
        <translation>每个动作一个</translation>
    </message>
    <message>
        <source>%1, one for each latent</source>
        <translation>%1，每个潜变量一个</translation>
    </message>
    <message>
        <source>%1, one for each action</source>
        <translation>%1，每个动作一个</translation>
    </message>
    <message>
        <source>DOT (Graphviz), such as digraph { push -&gt; z1 }</source>
        <translation>DOT（Graphviz），如 digraph { push -&gt; z1 }</translation>
    </message>
    <message>
        <source>DOT (Graphviz)</source>
        <translation>DOT（Graphviz）</translation>
    </message>
    <message>
        <source>a check that says what is right</source>
        <translation>说明何为正确的检查</translation>
    </message>
    <message>
        <source>a key of an experiment</source>
        <translation>实验的一个键</translation>
    </message>
    <message>
        <source>a table, its path relative to the lesson&apos;s</source>
        <translation>一张表，路径相对于课程文件</translation>
    </message>
    <message>
        <source>its number, from 3 to 7</source>
        <translation>它的编号，3 至 7</translation>
    </message>
    <message>
        <source>one of docs/reading-runs.md</source>
        <translation>docs/reading-runs.md 中的一个</translation>
    </message>
    <message>
        <source>one of the presets named here</source>
        <translation>此处列出的预设之一</translation>
    </message>
    <message>
        <source>view NAME, panel NAME, parameter KEY or one of %1</source>
        <translation>view 名称、panel 名称、parameter 键，或 %1 之一</translation>
    </message>
    <message>
        <source>what is to be done, and why</source>
        <translation>要做什么，以及为什么</translation>
    </message>
    <message>
        <source>a run file</source>
        <translation>一个运行文件</translation>
    </message>
    <message>
        <source>pixels of grey</source>
        <translation>灰度像素</translation>
    </message>
    <message>
        <source>fused: sparse_multitask has no other</source>
        <translation>fused：sparse_multitask 没有别的</translation>
    </message>
    <message>
        <source>the document ends</source>
        <translation>文档到此结束</translation>
    </message>
    <message>
        <source>a text that is not closed</source>
        <translation>没有闭合的文本</translation>
    </message>
    <message>
        <source>found %1 after a comma</source>
        <translation>逗号之后是 %1</translation>
    </message>
    <message>
        <source>the library does not say why</source>
        <translation>库没有说明原因</translation>
    </message>
    <message>
        <source>pixels from %1 to %2</source>
        <translation>像素值从 %1 到 %2</translation>
    </message>
    <message>
        <source>is null</source>
        <translation>为 null</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>为 %1</translation>
    </message>
    <message>
        <source>is there, but the rows have no time</source>
        <translation>存在，但各行没有时间</translation>
    </message>
    <message>
        <source>a graph</source>
        <translation>一张图</translation>
    </message>
    <message>
        <source>Graphviz cannot read the text</source>
        <translation>Graphviz 无法读取该文本</translation>
    </message>
    <message>
        <source>a syntax error near %1</source>
        <translation>%1 附近有语法错误</translation>
    </message>
    <message>
        <source>badly delimited number</source>
        <translation>数的界限不清</translation>
    </message>
    <message>
        <source>the loss is not a finite number at step %1</source>
        <translation>第 %1 步的损失不是有限的数</translation>
    </message>
    <message>
        <source>the run keeps what came before. A smaller training.rate or training.muon_rate usually helps.</source>
        <translation>运行保留此前的内容。减小 training.rate 或 training.muon_rate 通常有用。</translation>
    </message>
    <message>
        <source>the loss is not a finite number at step %1; the run keeps what came before. A smaller training.rate or training.muon_rate usually helps.</source>
        <translation>第 %1 步的损失不是有限的数；运行保留此前的内容。减小 training.rate 或 training.muon_rate 通常有用。</translation>
    </message>
    <message>
        <source>the file %1 while it was recorded, and %2</source>
        <translation>文件在记录期间%1，并且%2</translation>
    </message>
    <message>
        <source>was moved to %1</source>
        <translation>被移到 %1</translation>
    </message>
    <message>
        <source>was replaced by another file</source>
        <translation>被另一个文件替换</translation>
    </message>
    <message>
        <source>was deleted</source>
        <translation>被删除</translation>
    </message>
    <message>
        <source>has been written anew as %1</source>
        <translation>已另外写成 %1</translation>
    </message>
    <message>
        <source>cannot be written anew</source>
        <translation>无法重新写入</translation>
    </message>
    <message>
        <source>cannot be written anew: %1</source>
        <translation>无法重新写入：%1</translation>
    </message>
    <message>
        <source>text before the first step</source>
        <translation>第一步之前的文本</translation>
    </message>
    <message>
        <source>wrong: without check</source>
        <translation>有 wrong: 而没有 check</translation>
    </message>
    <message>
        <source>nodes are called by their names, for some labels are alike</source>
        <translation>节点按其名称称呼，因为有些标签相同</translation>
    </message>
    <message>
        <source>%1 taken for actions, for no edge enters them</source>
        <translation>%1 被当作动作，因为没有边指向它们</translation>
    </message>
    <message>
        <source>first row</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>has no checkpoint: one is written when a run is paused with a checkpoint, or ends, and may be left out of a copy</source>
        <translation>没有检查点：检查点在运行带检查点暂停时或结束时写入，副本中可能不含它</translation>
    </message>
    <message>
        <source>the model of step %1 was not kept; a run keeps its two newest checkpoints, the newest at step %2</source>
        <translation>没有保留第 %1 步的模型；运行保留最新的两个检查点，最新的在第 %2 步</translation>
    </message>
    <message>
        <source>The encoder learned to tell the actions from what they show, without a decoder: %1 % of their variance.</source>
        <translation>编码器在没有解码器的情况下学会了从所见辨认动作：其方差的 %1 %。</translation>
    </message>
    <message>
        <source>The encoder went on by the likelihood of its latents given the actions, still without a decoder.</source>
        <translation>编码器继续按给定动作时其潜变量的似然学习，仍没有解码器。</translation>
    </message>
    <message>
        <source>Start without a decoder</source>
        <translation>无解码器起步</translation>
    </message>
    <message>
        <source>Steps at first in which the encoder learns alone: to tell the actions from what it encodes, then by the likelihood of that given the actions. The latents stay from then on, and the decoder learns to follow them. Where parts of a picture travel far, a decoder that knows nothing yet leads the encoder astray.</source>
        <translation>起初编码器单独学习的步数：先从它的编码辨认动作，再按给定动作时编码的似然学习。此后潜变量不再变化，解码器学着跟随它们。当图像的部件移动很远时，尚一无所知的解码器会把编码器引入歧途。</translation>
    </message>
    <message>
        <source>sparsity.search is rotate, and there are actions and no time</source>
        <translation>sparsity.search 为 rotate，且有动作而没有时间</translation>
    </message>
    <message>
        <source>Harmonics at the start</source>
        <translation>起步时的谐波</translation>
    </message>
    <message>
        <source>Sines and cosines of every action that the encoder is to tell besides the action itself, while it learns without a decoder: for latents that rise and fall with an action more than once.</source>
        <translation>编码器在没有解码器学习时，除动作本身外还要辨认的每个动作的正弦和余弦：用于随动作多次升降的潜变量。</translation>
    </message>
    <message>
        <source>estimator.start_without_decoder is above 0</source>
        <translation>estimator.start_without_decoder 大于 0</translation>
    </message>
</context>
<context>
    <name>disentangle</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等 %2 项</translation>
    </message>
    <message>
        <source>Add edge %1 → %2</source>
        <translation>添加边 %1 → %2</translation>
    </message>
    <message>
        <source>Remove edge %1 → %2</source>
        <translation>移除边 %1 → %2</translation>
    </message>
    <message>
        <source>Add %1 edges</source>
        <translation>添加 %1 条边</translation>
    </message>
    <message>
        <source>Remove %1 edges</source>
        <translation>移除 %1 条边</translation>
    </message>
    <message>
        <source>Change %1 edges</source>
        <translation>更改 %1 条边</translation>
    </message>
    <message>
        <source>Change the data</source>
        <translation>更改数据</translation>
    </message>
    <message>
        <source>Change the graph</source>
        <translation>更改图</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>把%1设为 %2</translation>
    </message>
    <message>
        <source>Change %1 parameters</source>
        <translation>更改 %1 个参数</translation>
    </message>
    <message>
        <source>%1 is an action: nothing acts on it. Edges go from actions to latents.</source>
        <translation>%1 是动作：没有什么作用于它。边从动作指向潜变量。</translation>
    </message>
    <message>
        <source>%1 at t − 1 is in the past. Draw to %1 at t, at the right.</source>
        <translation>t − 1 时刻的 %1 属于过去。请画到右边 t 时刻的 %1。</translation>
    </message>
    <message>
        <source>%1 and %2 are at the same time. Causes lie one step earlier: draw from %1 at t − 1, at the left.</source>
        <translation>%1 与 %2 处于同一时刻。原因在前一步：请从左边 t − 1 时刻的 %1 画起。</translation>
    </message>
    <message>
        <source>%1 → %2 is there already. Click the edge and press Del to remove it.</source>
        <translation>%1 → %2 已经存在。点击这条边并按 Del 即可移除。</translation>
    </message>
    <message>
        <source>Removes %1 → %2.</source>
        <translation>移除 %1 → %2。</translation>
    </message>
    <message>
        <source>Adds %1 → %2: %1 acts on %2.</source>
        <translation>添加 %1 → %2：%1 作用于 %2。</translation>
    </message>
    <message>
        <source>Adds %1 → %1: it depends on its own past.</source>
        <translation>添加 %1 → %1：它依赖自己的过去。</translation>
    </message>
    <message>
        <source>Adds %1 → %2: %2 depends on the past of %1.</source>
        <translation>添加 %1 → %2：%2 依赖 %1 的过去。</translation>
    </message>
    <message>
        <source>Add edge %1 → %2 and with it time</source>
        <translation>添加边 %1 → %2 并随之引入时间</translation>
    </message>
    <message>
        <source>recovered alone</source>
        <translation>可单独恢复</translation>
    </message>
    <message>
        <source>would be recovered alone, with sufficient influence</source>
        <translation>若有充分影响则可单独恢复</translation>
    </message>
    <message>
        <source>stays mixed with %1; may absorb %2</source>
        <translation>与 %1 保持混合；可能吸收 %2</translation>
    </message>
    <message>
        <source>stays mixed with %1</source>
        <translation>与 %1 保持混合</translation>
    </message>
    <message>
        <source>may absorb %1</source>
        <translation>可能吸收 %1</translation>
    </message>
    <message>
        <source>Action %1 acts on %2</source>
        <translation>动作 %1 作用于 %2</translation>
    </message>
    <message>
        <source>Action %1 acts on nothing yet</source>
        <translation>动作 %1 还不作用于任何潜变量</translation>
    </message>
    <message>
        <source>%1 at t − 1: the graph has no time yet. Drag from here to give it an edge.</source>
        <translation>t − 1 时刻的 %1：这张图还没有时间。从这里拖动即可给它一条边。</translation>
    </message>
    <message>
        <source>%1 at t − 1: the past that %2 depends on</source>
        <translation>t − 1 时刻的 %1：%2 所依赖的过去</translation>
    </message>
    <message>
        <source>%1 at t − 1: nothing depends on it</source>
        <translation>t − 1 时刻的 %1：没有什么依赖它</translation>
    </message>
    <message>
        <source>the past of %1</source>
        <translation>%1 的过去</translation>
    </message>
    <message>
        <source>no parents</source>
        <translation>没有父节点</translation>
    </message>
    <message>
        <source>parents: %1</source>
        <translation>父节点：%1</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>%1 → %2: %1 acts on %2. Click to select, D to remove.</source>
        <translation>%1 → %2：%1 作用于 %2。点击以选择，按 D 移除。</translation>
    </message>
    <message>
        <source>%1 → %1: depends on its own past. Click to select, D to remove.</source>
        <translation>%1 → %1：依赖自己的过去。点击以选择，按 D 移除。</translation>
    </message>
    <message>
        <source>%1 → %2: %2 depends on the past of %1. Click to select, D to remove.</source>
        <translation>%1 → %2：%2 依赖 %1 的过去。点击以选择，按 D 移除。</translation>
    </message>
    <message>
        <source>Drag from a node</source>
        <translation>从节点拖动</translation>
    </message>
    <message>
        <source>Draw an edge; from a selected node: move</source>
        <translation>画一条边；从选中的节点拖动：移动</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>Select a node or an edge; with Shift, one more</source>
        <translation>选择节点或边；按住 Shift 再选一个</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Add a latent; above all latents, an action</source>
        <translation>添加潜变量；在所有潜变量上方则添加动作</translation>
    </message>
    <message>
        <source>Tab, arrows</source>
        <translation>Tab、方向键</translation>
    </message>
    <message>
        <source>Next node; nearest node</source>
        <translation>下一个节点；最近的节点</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>What can be done with the node</source>
        <translation>该节点可用的操作</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Connect: then click, or go there and press Enter</source>
        <translation>连接：然后点击，或移到那里按 Enter</translation>
    </message>
    <message>
        <source>R, F2</source>
        <translation>R、F2</translation>
    </message>
    <message>
        <source>Rename in place</source>
        <translation>就地重命名</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>删除所选</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Delete the node or edge under the pointer</source>
        <translation>删除指针下的节点或边</translation>
    </message>
    <message>
        <source>Z, A</source>
        <translation>Z、A</translation>
    </message>
    <message>
        <source>Add a latent, an action</source>
        <translation>添加潜变量、动作</translation>
    </message>
    <message>
        <source>L, U</source>
        <translation>L、U</translation>
    </message>
    <message>
        <source>Lay out; unroll or fold time</source>
        <translation>排布；展开或折叠时间</translation>
    </message>
    <message>
        <source>+, −, F</source>
        <translation>+、−、F</translation>
    </message>
    <message>
        <source>Zoom; fit</source>
        <translation>缩放；适合视图</translation>
    </message>
    <message>
        <source>Shift+arrows</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>Move the node</source>
        <translation>移动节点</translation>
    </message>
    <message>
        <source>DOT (Graphviz)</source>
        <translation>DOT（Graphviz）</translation>
    </message>
    <message>
        <source>DAGitty</source>
        <translation>DAGitty</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>CSV with names</source>
        <translation>带名称的 CSV</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>NumPy</source>
        <translation>NumPy</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>%1: the name ends in “.%2”, expected .dot, .dagitty, .json, .csv, .tex or .py</source>
        <translation>%1：文件名以“.%2”结尾，应为 .dot、.dagitty、.json、.csv、.tex 或 .py</translation>
    </message>
    <message>
        <source>PC %1 of %2</source>
        <translation>%2 的主成分 %1</translation>
    </message>
    <message>
        <source>largest action</source>
        <translation>最大的动作</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Newest step</source>
        <translation>最新一步</translation>
    </message>
    <message>
        <source>SHD first 0</source>
        <translation>SHD 首次为 0</translation>
    </message>
    <message>
        <source>MCC first above %1</source>
        <translation>MCC 首次超过 %1</translation>
    </message>
    <message>
        <source>Best MCC, %1</source>
        <translation>最佳 MCC，%1</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>Not recorded yet at this step.
Move the scrubber to a later one.</source>
        <translation>在这一步尚无记录。
请把滑块移到后面的步。</translation>
    </message>
    <message>
        <source>These data have no actions.</source>
        <translation>这些数据没有动作。</translation>
    </message>
    <message>
        <source>The true factors of these data are not known.
Train on a world that is generated to compare with the truth.</source>
        <translation>这些数据的真实因子未知。
请在生成的世界上训练，以便与真值比较。</translation>
    </message>
    <message>
        <source>This run was recorded by an older version, which did not keep this.
Train it again to see it.</source>
        <translation>该运行由较早的版本记录，当时不保存这一项。
重新训练即可看到。</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 个运行</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 个运行</translation>
    </message>
    <message>
        <source>There is no folder for the runs. Choose one.</source>
        <translation>没有存放运行的文件夹。请选择一个。</translation>
    </message>
    <message>
        <source>The folder holds another study. Choose another folder, or open it as it is.</source>
        <translation>该文件夹含有另一个研究。请选择另一个文件夹，或按原样打开它。</translation>
    </message>
    <message>
        <source>less than 10 s</source>
        <translation>不到 10 秒</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>约 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>约 %1 小时</translation>
    </message>
    <message>
        <source>%1 is a pipe or a device, expected a file. Nothing was changed.</source>
        <translation>%1 是管道或设备，应为文件。没有任何改动。</translation>
    </message>
    <message>
        <source>This estimator has no decoder that could draw x.</source>
        <translation>该估计器没有能画出 x 的解码器。</translation>
    </message>
    <message>
        <source>Tables, arrays and pictures (*.csv *.tsv *.txt *.data *.npy *.npz *.h5 *.hdf5 *.png *.jpg *.jpeg);;All files (*)</source>
        <translation>数据表、数组和图片 (*.csv *.tsv *.txt *.data *.npy *.npz *.h5 *.hdf5 *.png *.jpg *.jpeg);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 is a folder without a study (sweep.index), pictures (.png, .jpg) or tables. Nothing was changed.</source>
        <translation>%1 是一个没有研究（sweep.index）、图片（.png、.jpg）或数据表的文件夹。没有作任何更改。</translation>
    </message>
    <message>
        <source>%1 is no experiment (.json), run (.run), folder of a study, graph, table (.csv, .tsv, .txt, .npy, .npz, .h5) or picture (.png, .jpg). Nothing was changed.</source>
        <translation>%1 不是实验（.json）、运行（.run）、研究的文件夹、图、数据表（.csv、.tsv、.txt、.npy、.npz、.h5）或图片（.png、.jpg）。没有作任何更改。</translation>
    </message>
    <message>
        <source>would be recovered alone, if all assumptions held</source>
        <translation>若所有假设都成立则可单独恢复</translation>
    </message>
    <message>
        <source>&amp;Predictor</source>
        <translation>预测器(&amp;P)</translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation>预测器</translation>
    </message>
    <message>
        <source>&amp;Factors a task needs</source>
        <translation>任务所需的因子(&amp;F)</translation>
    </message>
    <message>
        <source>Share of the factors that a task needs</source>
        <translation>一个任务所需因子的比例</translation>
    </message>
    <message>
        <source>&amp;Examples of each class</source>
        <translation>每类的样本数(&amp;E)</translation>
    </message>
    <message>
        <source>Examples of each class</source>
        <translation>每类的样本数</translation>
    </message>
    <message>
        <source>&amp;Turn of the features</source>
        <translation>特征的旋转(&amp;T)</translation>
    </message>
    <message>
        <source>Turn of the features</source>
        <translation>特征的旋转</translation>
    </message>
    <message>
        <source>&amp;Sparse penalty λ₁</source>
        <translation>稀疏惩罚 λ₁(&amp;S)</translation>
    </message>
    <message>
        <source>Sparse penalty</source>
        <translation>稀疏惩罚</translation>
    </message>
    <message>
        <source>λ₁ over the largest useful λ₁</source>
        <translation>λ₁ 与最大有用 λ₁ 之比</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Accuracy on held-out tasks against the sparse penalty</source>
        <translation>留出任务上的准确率与稀疏惩罚</translation>
    </message>
    <message>
        <source>MCC of the features with the factors</source>
        <translation>特征与因子的 MCC</translation>
    </message>
    <message>
        <source>Accuracy on held-out tasks against the MCC of the features</source>
        <translation>留出任务上的准确率与特征的 MCC</translation>
    </message>
    <message>
        <source>Few shots: when sparse predictors help</source>
        <translation>少样本：稀疏预测器何时有用</translation>
    </message>
    <message>
        <source>sparse</source>
        <translation>稀疏</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>普通</translation>
    </message>
</context>
<context>
    <name>disentangle::AdvicePanel</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Back to the graph before it was tried</source>
        <translation>回到尝试之前的图</translation>
    </message>
    <message>
        <source>&amp;New action:</source>
        <translation>新动作(&amp;N)：</translation>
    </message>
    <message>
        <source>at most </source>
        <translation>至多 </translation>
    </message>
    <message>
        <source> targets</source>
        <translation> 个目标</translation>
    </message>
    <message>
        <source>Most targets of the best new action</source>
        <translation>最佳新动作的目标数上限</translation>
    </message>
    <message>
        <source>Which one intervention would you add? The best that reaches at most this many latents.</source>
        <translation>您会添加哪一种干预？在至多到达这么多潜变量的干预中最好的一种。</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>searching …</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>an edge: +%1 recovered</source>
        <translation>加一条边：多恢复 %1 个</translation>
    </message>
    <message>
        <source>an edge: +%1 apart</source>
        <translation>加一条边：多分开 %1 对</translation>
    </message>
    <message>
        <source>1 pair comes apart</source>
        <translation>1 对被分开</translation>
    </message>
    <message>
        <source>%1 pairs come apart</source>
        <translation>%1 对被分开</translation>
    </message>
    <message>
        <source>1 pair more mixes</source>
        <translation>多混合 1 对</translation>
    </message>
    <message>
        <source>%1 pairs more mix</source>
        <translation>多混合 %1 对</translation>
    </message>
    <message>
        <source>%1 more recovered</source>
        <translation>多恢复 %1 个</translation>
    </message>
    <message>
        <source>Nothing is needed: every latent is %1.</source>
        <translation>什么都不需要：每个潜变量都%1。</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>可恢复</translation>
    </message>
    <message>
        <source>No single edge, added or removed, sets any two latents apart.</source>
        <translation>添加或移除任何单条边都不能把任何两个潜变量区分开。</translation>
    </message>
    <message>
        <source>Single edges, best first (%1):</source>
        <translation>单条边，最好的在前（%1）：</translation>
    </message>
    <message>
        <source>exact, all were tried</source>
        <translation>精确，已全部尝试</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Try: %1</source>
        <translation>尝试：%1</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>少显示一些</translation>
    </message>
    <message>
        <source>Show %1 more</source>
        <translation>再显示 %1 条</translation>
    </message>
    <message>
        <source>Act on %1: %2 (%3).</source>
        <translation>作用于 %1：%2（%3）。</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>heuristic</source>
        <translation>启发式</translation>
    </message>
    <message>
        <source>No further action sets any two latents apart.</source>
        <translation>再加任何动作都不能把任何两个潜变量区分开。</translation>
    </message>
    <message>
        <source>There are %1 actions already, the most a graph can have.</source>
        <translation>已有 %1 个动作，这是一张图的上限。</translation>
    </message>
    <message>
        <source>Add the action</source>
        <translation>添加该动作</translation>
    </message>
    <message>
        <source>Adds an action that reaches these latents; one step of the history</source>
        <translation>添加一个到达这些潜变量的动作；历史中的一步</translation>
    </message>
    <message>
        <source>Add edge %1</source>
        <translation>添加边 %1</translation>
    </message>
    <message>
        <source>Remove edge %1</source>
        <translation>移除边 %1</translation>
    </message>
    <message>
        <source>Added %1.</source>
        <translation>已添加 %1。</translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation>已移除 %1。</translation>
    </message>
    <message>
        <source>Add action %1</source>
        <translation>添加动作 %1</translation>
    </message>
    <message>
        <source>Added action %1.</source>
        <translation>已添加动作 %1。</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source> target</source>
        <translation> 个目标</translation>
    </message>
</context>
<context>
    <name>disentangle::AxisEdit</name>
    <message>
        <source>, above %1, at most %2</source>
        <translation>，大于 %1，至多 %2</translation>
    </message>
    <message>
        <source>, %1 to %2</source>
        <translation>，%1 至 %2</translation>
    </message>
    <message>
        <source>, true or false</source>
        <translation>，是或否</translation>
    </message>
    <message>
        <source>; now %1</source>
        <translation>；现在为 %1</translation>
    </message>
    <message>
        <source>Parameter of the axis</source>
        <translation>该轴的参数</translation>
    </message>
    <message>
        <source>What is varied: any key of the experiment. Type a part of it to choose from those there are.</source>
        <translation>要变化的量：实验的任意键。输入其中一部分，从现有的键中选择。</translation>
    </message>
    <message>
        <source>5,10,20 or 1:5</source>
        <translation>5,10,20 或 1:5</translation>
    </message>
    <message>
        <source>Values of the axis</source>
        <translation>该轴的取值</translation>
    </message>
    <message>
        <source>The values it takes: a list 5,10,20, a range 1:5 whose ends belong to it, a range with a step 0:1:0.25, or a mixture</source>
        <translation>它取的值：列表 5,10,20；区间 1:5，两端都包含在内；带步长的区间 0:1:0.25；或以上的混合</translation>
    </message>
    <message>
        <source>Take this axis away</source>
        <translation>去掉该轴</translation>
    </message>
    <message>
        <source>e.g. training.rate</source>
        <translation>例如 training.rate</translation>
    </message>
</context>
<context>
    <name>disentangle::ColumnModel</name>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>a</source>
        <translation>a</translation>
    </message>
    <message>
        <source>z</source>
        <translation>z</translation>
    </message>
    <message>
        <source>episode</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Observation: what was measured, and is learned from.</source>
        <translation>观测：测量得到的量，从中学习。</translation>
    </message>
    <message>
        <source>Action: what was done; a dose, a treatment, 0 or 1 for an intervention.</source>
        <translation>动作：所做的事；剂量、处理，干预则为 0 或 1。</translation>
    </message>
    <message>
        <source>True latent, where it is known: for scores alone, never to learn from.</source>
        <translation>真实潜变量（若已知）：只用于评分，绝不从中学习。</translation>
    </message>
    <message>
        <source>Tells episodes apart; no pair of times crosses two.</source>
        <translation>区分各个片段；时间对不会跨越两个片段。</translation>
    </message>
    <message>
        <source>Not used.</source>
        <translation>不使用。</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>, %1 missing</source>
        <translation>，缺失 %1</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 个文字值</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>没有数</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Target: each column is a task, or one column beside a column of tasks. With Order: pairs, the observation one step later.</source>
        <translation>目标：每列是一个任务，或与任务列并列的一列。顺序为成对时，是晚一步的观测。</translation>
    </message>
    <message>
        <source>Tells tasks apart, a number or a word; y is then one column.</source>
        <translation>用一个数或一个词区分任务；此时 y 是一列。</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 个画面</translation>
    </message>
</context>
<context>
    <name>disentangle::ColumnPlots</name>
    <message>
        <source>%1 words</source>
        <translation>%1 个文字值</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>没有数</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>, %1 missing</source>
        <translation>，缺失 %1</translation>
    </message>
    <message>
        <source>Values of the selected columns</source>
        <translation>所选列的取值</translation>
    </message>
</context>
<context>
    <name>disentangle::CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Find a command, parameter, preset, word or run</source>
        <translation>查找命令、参数、预设、术语或运行</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>%1, not now</source>
        <translation>%1，现在不可用</translation>
    </message>
</context>
<context>
    <name>disentangle::ComparisonView</name>
    <message>
        <source>One row for &amp;seeds of an experiment</source>
        <translation>同一实验的各个种子合为一行(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Ticked runs only</source>
        <translation>只看勾选的运行(&amp;T)</translation>
    </message>
    <message>
        <source>Runs that differ in nothing but the seed of training become one row: mean ± standard error</source>
        <translation>除训练种子外完全相同的运行合为一行：均值 ± 标准误</translation>
    </message>
    <message>
        <source>Final scores</source>
        <translation>最终得分</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>How many runs the row is the mean of</source>
        <translation>该行是多少个运行的均值</translation>
    </message>
    <message>
        <source>&amp;Copy as</source>
        <translation>复制为(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the table as it is shown (Ctrl+C: as CSV)</source>
        <translation>按显示的样子复制表格（Ctrl+C：复制为 CSV）</translation>
    </message>
    <message>
        <source>&amp;CSV</source>
        <translation>&amp;CSV</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>&amp;Markdown</source>
        <translation>&amp;Markdown</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>&amp;LaTeX (booktabs)</source>
        <translation>&amp;LaTeX (booktabs)</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>No run is ticked in the list of runs.</source>
        <translation>运行列表中没有勾选任何运行。</translation>
    </message>
    <message>
        <source>No run is open.</source>
        <translation>没有打开的运行。</translation>
    </message>
    <message>
        <source>At the newest step of each run. ± is the standard error of the mean over n runs.</source>
        <translation>取每个运行的最新一步。± 是 n 个运行均值的标准误。</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s) as %1.</source>
        <translation>
            <numerusform>已将 %n 行复制为 %1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disentangle::DataControl</name>
    <message>
        <source>Change the data</source>
        <translation>更改数据</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>打开数据</translation>
    </message>
    <message>
        <source>before “%1” is opened</source>
        <translation>再打开“%1”</translation>
    </message>
    <message>
        <source>Reading the data of “%1” …</source>
        <translation>正在读取“%1”的数据…</translation>
    </message>
    <message>
        <source>%1
Nothing was changed. Correct the file and open it again.</source>
        <translation>%1
没有任何改动。请更正文件后重新打开。</translation>
    </message>
</context>
<context>
    <name>disentangle::DataPreview</name>
    <message>
        <source>Coloured by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>What points are coloured by</source>
        <translation>点按什么着色</translation>
    </message>
    <message>
        <source>Generating …</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>Colour: automatic</source>
        <translation>颜色：自动</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>无颜色</translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <translation>颜色：%1</translation>
    </message>
    <message>
        <source>This world generates nothing.</source>
        <translation>这个世界不生成任何数据。</translation>
    </message>
    <message>
        <source>✗ Without what is being typed. %1</source>
        <translation>✗ 不含正在输入的内容。%1</translation>
    </message>
    <message>
        <source>The first %1 training rows</source>
        <translation>前 %1 个训练行</translation>
    </message>
    <message>
        <source>; x approximately</source>
        <translation>；x 为近似值</translation>
    </message>
</context>
<context>
    <name>disentangle::DataSheet</name>
    <message>
        <source>&amp;Remove file</source>
        <translation>移除文件(&amp;R)</translation>
    </message>
    <message>
        <source>Data of your own</source>
        <translation>您自己的数据</translation>
    </message>
    <message>
        <source>Columns of the files</source>
        <translation>文件的各列</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Select columns to see their values, in the order of the rows and as a histogram.</source>
        <translation>选择列，即可按行的顺序以及以直方图查看其取值。</translation>
    </message>
    <message>
        <source>Add &amp;files …</source>
        <translation>添加文件(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Use these data</source>
        <translation>使用这些数据(&amp;U)</translation>
    </message>
    <message>
        <source>%1 Key: %2.</source>
        <translation>%1 键：%2。</translation>
    </message>
    <message>
        <source>Rows do not follow each other</source>
        <translation>各行互不相继</translation>
    </message>
    <message>
        <source>Pairs: rows 1 and 2, 3 and 4, …</source>
        <translation>时间对：第 1 和 2 行、第 3 和 4 行……</translation>
    </message>
    <message>
        <source>Episodes: rows follow each other</source>
        <translation>片段：各行相继</translation>
    </message>
    <message>
        <source>Whether rows follow each other in time. Then the past of a latent may be learned from, too.</source>
        <translation>各行在时间上是否相继。若是，则也可以从潜变量的过去学习。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数</translation>
    </message>
    <message>
        <source>Categories: each value an action</source>
        <translation>类别：每个值是一个动作</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Leave such rows out</source>
        <translation>舍去这些行</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>按提议</translation>
    </message>
    <message>
        <source>O&amp;rder</source>
        <translation>顺序(&amp;R)</translation>
    </message>
    <message>
        <source>A&amp;ctions</source>
        <translation>动作(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Missing values</source>
        <translation>缺失值(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Latents</source>
        <translation>潜变量(&amp;L)</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>打开数据</translation>
    </message>
    <message>
        <source>Selected column is</source>
        <translation>所选列是</translation>
    </message>
    <message>
        <source>%1 selected are</source>
        <translation>所选 %1 列是</translation>
    </message>
    <message>
        <source>Reading files …</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Looking at the values …</source>
        <translation>正在查看取值…</translation>
    </message>
    <message>
        <source>These data cannot be learned from yet: see what is marked with ✗.</source>
        <translation>还不能从这些数据学习：见标有 ✗ 之处。</translation>
    </message>
    <message>
        <source>pairs of times</source>
        <translation>个时间对</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Some of the frames</source>
        <translation>部分画面</translation>
    </message>
    <message>
        <source>Classes: each value a class</source>
        <translation>类别：每个值是一个类别</translation>
    </message>
    <message>
        <source>What the targets y of tasks are</source>
        <translation>任务的目标 y 是什么</translation>
    </message>
    <message>
        <source>Tar&amp;gets</source>
        <translation>目标(&amp;G)</translation>
    </message>
    <message>
        <source>The true graph, where it is known, from a file of matrices, DOT, DAGitty or JSON: for scores alone, never to learn from</source>
        <translation>真实图（若已知），取自矩阵、DOT、DAGitty 或 JSON 文件：只用于评分，绝不用于学习</translation>
    </message>
    <message>
        <source>The true graph is not known</source>
        <translation>真实图未知</translation>
    </message>
    <message>
        <source>Forget the true graph</source>
        <translation>去掉真实图</translation>
    </message>
    <message>
        <source>True graph</source>
        <translation>真实图</translation>
    </message>
    <message>
        <source>Graphs (*.csv *.tsv *.txt *.npy *.dot *.gv *.json);;All files (*)</source>
        <translation>图 (*.csv *.tsv *.txt *.npy *.dot *.gv *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Not known; choose a file …</source>
        <translation>未知；选择文件……</translation>
    </message>
    <message>
        <source>Known: %1 latents</source>
        <translation>已知：%1 个潜变量</translation>
    </message>
    <message>
        <source>%1: %2 latents</source>
        <translation>%1：%2 个潜变量</translation>
    </message>
    <message>
        <source>Add files: CSV, TSV, NPY, NPZ or HDF5, or a folder of pictures.</source>
        <translation>添加文件：CSV、TSV、NPY、NPZ 或 HDF5，或图片文件夹。</translation>
    </message>
    <message>
        <source>Observed: %1</source>
        <translation>观测：%1</translation>
    </message>
    <message>
        <source>%1 observed columns</source>
        <translation>%1 个观测列</translation>
    </message>
    <message>
        <source>Proposed: %1 latents, because %2.</source>
        <translation>提议：%1 个潜变量，因为%2。</translation>
    </message>
    <message>
        <source>%1; %2 tasks to train on, %3 to validate and %4 to test on, shared out %5. %6</source>
        <translation>%1；%2 个任务用于训练，%3 个用于验证，%4 个用于测试，%5划分。%6</translation>
    </message>
    <message>
        <source>%1, %2 actions; %3 %4 to train on, %5 to validate and %6 to test on, shared out %7. %8</source>
        <translation>%1，%2 个动作；%3 %4用于训练，%5 用于验证，%6 用于测试，%7划分。%8</translation>
    </message>
    <message>
        <source>Tru&amp;e graph</source>
        <translation>真实图(&amp;E)</translation>
    </message>
</context>
<context>
    <name>disentangle::DataView</name>
    <message>
        <source>Observations beside their reconstructions</source>
        <translation>观测与其重构并列</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>latents</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>Held-out rows as points in a plane of latents</source>
        <translation>留出行在潜变量平面中的点</translation>
    </message>
    <message>
        <source>Copy the points as a table</source>
        <translation>把这些点复制为表格</translation>
    </message>
    <message>
        <source>Copy observations and reconstructions as a table</source>
        <translation>把观测与重构复制为表格</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>重构</translation>
    </message>
</context>
<context>
    <name>disentangle::Decoder</name>
    <message>
        <source>Another run is shown.</source>
        <translation>显示的是另一个运行。</translation>
    </message>
    <message>
        <source>There is no evaluated step of a run to decode by.</source>
        <translation>该运行还没有可用于解码的已评估的步。</translation>
    </message>
    <message>
        <source>%1 has ended without an answer: %2</source>
        <translation>%1 没有给出答复就结束了：%2</translation>
    </message>
</context>
<context>
    <name>disentangle::DefinitionPopup</name>
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Back (Backspace)</source>
        <translation>返回（Backspace）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>disentangle::DiagramPanel</name>
    <message>
        <source>Fold time: one node per latent (U)</source>
        <translation>折叠时间：每个潜变量一个节点 (U)</translation>
    </message>
    <message>
        <source>Mouse and keys of the diagram</source>
        <translation>图示的鼠标与按键操作</translation>
    </message>
    <message>
        <source>Add a factor (Z, or double click on free canvas)</source>
        <translation>添加因子（Z，或双击空白处）</translation>
    </message>
    <message>
        <source>Add a latent (Z, or double click on free canvas)</source>
        <translation>添加潜变量（Z，或双击空白处）</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>Add a task (A, or double click above the factors)</source>
        <translation>添加任务（A，或双击因子上方）</translation>
    </message>
    <message>
        <source>Add an action (A, or double click above the latents)</source>
        <translation>添加动作（A，或双击潜变量上方）</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Lay out with few crossings (L)</source>
        <translation>以较少交叉排布 (L)</translation>
    </message>
    <message>
        <source>Fit into view (F)</source>
        <translation>适合视图 (F)</translation>
    </message>
    <message>
        <source>Zoom in (+, Ctrl+wheel)</source>
        <translation>放大（+，Ctrl+滚轮）</translation>
    </message>
    <message>
        <source>Zoom out (−, Ctrl+wheel)</source>
        <translation>缩小（−，Ctrl+滚轮）</translation>
    </message>
</context>
<context>
    <name>disentangle::DiagramView</name>
    <message>
        <source>%1 → …</source>
        <translation>%1 → …</translation>
    </message>
    <message>
        <source>%1 → …: click the target, or go there with the arrows and press Enter; Esc leaves it.</source>
        <translation>%1 → …：点击目标，或用方向键移到那里再按 Enter；Esc 取消。</translation>
    </message>
    <message>
        <source>A graph has at most %1 latents.</source>
        <translation>一张图至多有 %1 个潜变量。</translation>
    </message>
    <message>
        <source>A graph has at most %1 actions.</source>
        <translation>一张图至多有 %1 个动作。</translation>
    </message>
    <message>
        <source>A graph keeps at least one latent and one of Ga and Gz.</source>
        <translation>一张图至少保留一个潜变量，以及 Ga 和 Gz 之一。</translation>
    </message>
    <message>
        <source>New name of %1</source>
        <translation>%1 的新名称</translation>
    </message>
    <message>
        <source>Remove this edge</source>
        <translation>移除这条边</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Connect …</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Add factor</source>
        <translation>添加因子</translation>
    </message>
    <message>
        <source>Add latent</source>
        <translation>添加潜变量</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Add action</source>
        <translation>添加动作</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>排布</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Diagram of the graph</source>
        <translation>图的图示</translation>
    </message>
</context>
<context>
    <name>disentangle::DocumentControl</name>
    <message>
        <source>Disentangle Studio</source>
        <translation>Disentangle Studio</translation>
    </message>
    <message>
        <source>The file of “%1” was deleted or moved by another program. The experiment is still here; saving writes the file again.</source>
        <translation>“%1”的文件被另一个程序删除或移走了。实验仍在这里；保存即可重新写出文件。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save elsewhere …</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>“%1” was changed by another program, and has changes here that are not saved. Taking it from disk can be undone.</source>
        <translation>“%1”被另一个程序更改了，而这里也有未保存的更改。从磁盘取用可以撤销。</translation>
    </message>
    <message>
        <source>“%1” was changed by another program. What is shown is as it was before.</source>
        <translation>“%1”被另一个程序更改了。这里显示的是更改之前的样子。</translation>
    </message>
    <message>
        <source>Take it from disk</source>
        <translation>从磁盘取用</translation>
    </message>
    <message>
        <source>%1
Nothing was changed here.</source>
        <translation>%1
这里没有任何改动。</translation>
    </message>
    <message>
        <source>Took %1 as it is on disk</source>
        <translation>已按磁盘上的内容取用 %1</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>已被另一个程序更改</translation>
    </message>
    <message>
        <source>“%1” was changed by another program since it was opened here.</source>
        <translation>“%1”自在此打开以来被另一个程序更改过。</translation>
    </message>
    <message>
        <source>Saving replaces what that program has written. Taking it from disk replaces what is shown here, and can be undone.</source>
        <translation>保存会覆盖那个程序所写的内容。从磁盘取用会替换这里显示的内容，并且可以撤销。</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>“%1”有未保存的更改。</translation>
    </message>
    <message>
        <source>Save them %1?</source>
        <translation>要先保存吗，%1？</translation>
    </message>
    <message>
        <source>before closing</source>
        <translation>再关闭</translation>
    </message>
    <message>
        <source>Unsaved changes cannot be kept safe against a crash: %1. Save the experiment.</source>
        <translation>无法为未保存的更改防备崩溃：%1。请保存实验。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Unsaved changes of an earlier session cannot be read: %1</source>
        <translation>无法读取早先一次使用中未保存的更改：%1</translation>
    </message>
    <message>
        <source>“%1” has changes from %2 that were never saved.</source>
        <translation>“%1”有 %2 的更改，从未保存过。</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>before “%1” is recovered</source>
        <translation>再恢复“%1”</translation>
    </message>
    <message>
        <source>Recovered “%1”; it is not saved yet</source>
        <translation>已恢复“%1”；尚未保存</translation>
    </message>
    <message>
        <source>before a new experiment is begun</source>
        <translation>再新建实验</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>实验 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1
Nothing was changed. Correct the file and open it again.</source>
        <translation>%1
没有任何改动。请更正文件后重新打开。</translation>
    </message>
    <message>
        <source>before “%1” is opened</source>
        <translation>再打开“%1”</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>已打开 %1</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>disentangle::EdgesView</name>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>pairs of %1</source>
        <translation>%1 的变量对</translation>
    </message>
    <message>
        <source>Pairs of %1: how many are learned edges (probability above 1/2), of how many. Which of them are true is not known.</source>
        <translation>%1 的变量对：其中有多少是学到的边（概率大于 1/2），共有多少。哪些是真实的边尚不可知。</translation>
    </message>
    <message>
        <source>edges of %1</source>
        <translation>%1 的边</translation>
    </message>
    <message>
        <source>Edges of the true %1, by the newest matching: how many are learned (probability above 1/2), of how many.</source>
        <translation>真实 %1 的边，按最新的匹配：其中学到多少（概率大于 1/2），共有多少。</translation>
    </message>
    <message>
        <source>non-edges of %1</source>
        <translation>%1 的非边</translation>
    </message>
    <message>
        <source>Pairs that are no edge of the true %1, by the newest matching: how many are learned (probability above 1/2), of how many.</source>
        <translation>按最新的匹配不是真实 %1 的边的变量对：其中学到多少（概率大于 1/2），共有多少。</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>This run does not learn a graph.</source>
        <translation>该运行不学习图。</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%2 个%3中的 %1 个</translation>
    </message>
    <message>
        <source>Only those furthest from the truth are drawn: %1.</source>
        <translation>只画出离真值最远的：%1。</translation>
    </message>
    <message>
        <source>Only the most probable are drawn: %1.</source>
        <translation>只画出概率最大的：%1。</translation>
    </message>
    <message>
        <source>%1: p = %2 at step %L3</source>
        <translation>%1：第 %L3 步 p = %2</translation>
    </message>
    <message>
        <source> (an edge)</source>
        <translation>（是边）</translation>
    </message>
    <message>
        <source> (no edge)</source>
        <translation>（不是边）</translation>
    </message>
</context>
<context>
    <name>disentangle::EngineProcess</name>
    <message>
        <source>The engine aborted itself (signal 6).</source>
        <translation>引擎自行中止（信号 6）。</translation>
    </message>
    <message>
        <source>The engine was killed (signal 9): by somebody, or because memory ran out.</source>
        <translation>引擎被杀死（信号 9）：被他人，或因内存耗尽。</translation>
    </message>
    <message>
        <source>The engine crashed (signal 11).</source>
        <translation>引擎崩溃（信号 11）。</translation>
    </message>
    <message>
        <source>The engine was ended from outside (signal 15).</source>
        <translation>引擎被外部结束（信号 15）。</translation>
    </message>
    <message>
        <source>The engine was ended by signal %1.</source>
        <translation>引擎被信号 %1 结束。</translation>
    </message>
    <message>
        <source>The experiment could not be written to a temporary file: %1</source>
        <translation>无法把实验写入临时文件：%1</translation>
    </message>
    <message>
        <source>The engine %1 could not be started: %2</source>
        <translation>无法启动引擎 %1：%2</translation>
    </message>
    <message>
        <source>The engine speaks faster than it can be understood; part of what it said was skipped.</source>
        <translation>引擎说得太快，来不及理解；它所说的有一部分被跳过了。</translation>
    </message>
    <message>
        <source>The engine said something that is no JSON object: %1</source>
        <translation>引擎说了一些不是 JSON 对象的内容：%1</translation>
    </message>
    <message>
        <source>All %1 steps are done.</source>
        <translation>全部 %1 步已完成。</translation>
    </message>
    <message>
        <source>Reached its goal at step %1.</source>
        <translation>在第 %1 步达到目标。</translation>
    </message>
    <message>
        <source>Interrupted at step %1.</source>
        <translation>在第 %1 步被打断。</translation>
    </message>
    <message>
        <source>Stopped at step %1.</source>
        <translation>在第 %1 步停止。</translation>
    </message>
    <message>
        <source>Ended at step %1 without waiting for its checkpoint.</source>
        <translation>在第 %1 步结束，没有等待检查点写完。</translation>
    </message>
    <message>
        <source>The engine ended without saying why.</source>
        <translation>引擎没有说明原因就结束了。</translation>
    </message>
    <message>
        <source>The engine refused to start (code %1).</source>
        <translation>引擎拒绝启动（代码 %1）。</translation>
    </message>
    <message>
        <source>The engine ended with code %1.</source>
        <translation>引擎以代码 %1 结束。</translation>
    </message>
</context>
<context>
    <name>disentangle::EntanglementDiagram</name>
    <message>
        <source>Entanglement graph</source>
        <translation>纠缠图</translation>
    </message>
    <message>
        <source>%1 may absorb %2</source>
        <translation>%1 可能吸收 %2</translation>
    </message>
    <message>
        <source>%1 stay mixed</source>
        <translation>%1 保持混合</translation>
    </message>
    <message>
        <source>Every latent stands alone.</source>
        <translation>每个潜变量各自独立。</translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <translation>%1 +%2</translation>
    </message>
    <message>
        <source>+%1 alone</source>
        <translation>+%1 个独立</translation>
    </message>
</context>
<context>
    <name>disentangle::EntanglementView</name>
    <message>
        <source>Theory permits every dependence here.</source>
        <translation>此处理论允许一切依赖。</translation>
    </message>
    <message>
        <source> beyond that of the true factors with each other</source>
        <translation>，超出真实因子彼此之间的依赖</translation>
    </message>
    <message>
        <source>No forbidden dependence above %1%2.</source>
        <translation>没有大于 %1 的被禁止的依赖%2。</translation>
    </message>
    <message>
        <source>%1 of %2 forbidden dependences above %3%4 %5</source>
        <translation>%2 个被禁止的依赖中有 %1 个大于 %3%4 %5</translation>
    </message>
    <message>
        <source>; %1 in the regression</source>
        <translation>；回归中有 %1 个</translation>
    </message>
    <message>
        <source>
click or Enter: these as points</source>
        <translation>
点击或按 Enter：以点显示</translation>
    </message>
    <message>
        <source>|correlation|</source>
        <translation>|相关|</translation>
    </message>
    <message>
        <source>permitted</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>No pattern was recorded</source>
        <translation>没有记录模式</translation>
    </message>
    <message>
        <source>Back to the matrices (Esc)</source>
        <translation>回到矩阵 (Esc)</translation>
    </message>
    <message>
        <source>Close the points</source>
        <translation>关闭点图</translation>
    </message>
    <message>
        <source>map</source>
        <translation>回归图</translation>
    </message>
    <message>
        <source>Show the regression map</source>
        <translation>显示回归图</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>true</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>学到</translation>
    </message>
    <message>
        <source>
counted, beyond that of the true factors: %1</source>
        <translation>
计入，超出真实因子彼此之间的部分：%1</translation>
    </message>
    <message>
        <source>|regression|</source>
        <translation>|回归|</translation>
    </message>
    <message>
        <source>%1 rises by %3 sd with one sd of %2, the other learned latents kept</source>
        <translation>%2 增加一个标准差时，%1 升高 %3 个标准差，其余学到的潜变量保持不变</translation>
    </message>
    <message>
        <source>may absorb</source>
        <translation>可能吸收</translation>
    </message>
    <message>
        <source>%1 is a function of its own learned factor</source>
        <translation>%1 是它自己学到的因子的函数</translation>
    </message>
    <message>
        <source>%1 may absorb %2</source>
        <translation>%1 可能吸收 %2</translation>
    </message>
    <message>
        <source>%1 comes apart from %2</source>
        <translation>%1 与 %2 被分开</translation>
    </message>
    <message>
        <source>Nothing is promised of this run, so nothing is forbidden. Of %1 dependences outside of the pattern, %2 are above %3%4.</source>
        <translation>对这次运行没有任何保证，因此没有被禁止的依赖。模式之外的 %1 个依赖中有 %2 个大于 %3%4。</translation>
    </message>
    <message>
        <source>would be permitted</source>
        <translation>会被允许</translation>
    </message>
</context>
<context>
    <name>disentangle::ExperimentDocument</name>
    <message>
        <source>Preset %1</source>
        <translation>预设 %1</translation>
    </message>
    <message>
        <source>Use the settings “%1”</source>
        <translation>使用“%1”的设置</translation>
    </message>
    <message>
        <source>Search by “%1”</source>
        <translation>按“%1”搜索</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>把%1设为 %2</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置%1</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Take %1 as it is on disk</source>
        <translation>按磁盘上的内容取用 %1</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>1 latent</source>
        <translation>1 个潜变量</translation>
    </message>
    <message>
        <source>%1 latents</source>
        <translation>%1 个潜变量</translation>
    </message>
    <message>
        <source>1 action</source>
        <translation>1 个动作</translation>
    </message>
    <message>
        <source>%1 actions</source>
        <translation>%1 个动作</translation>
    </message>
    <message>
        <source>Add latent %1</source>
        <translation>添加潜变量 %1</translation>
    </message>
    <message>
        <source>Add action %1</source>
        <translation>添加动作 %1</translation>
    </message>
    <message>
        <source>Remove %1 nodes</source>
        <translation>移除 %1 个节点</translation>
    </message>
    <message>
        <source>Tasks and factors are named by their numbers.</source>
        <translation>任务和因子以其编号命名。</translation>
    </message>
    <message>
        <source>A name needs at least one character; %1 keeps its own.</source>
        <translation>名称至少要有一个字符；%1 保留原名。</translation>
    </message>
    <message>
        <source>“%1” is taken already; choose another name for %2.</source>
        <translation>“%1”已被占用；请为 %2 另选一个名称。</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>把 %1 重命名为 %2</translation>
    </message>
    <message>
        <source>Reorder latents</source>
        <translation>重排潜变量</translation>
    </message>
    <message>
        <source>Reorder actions</source>
        <translation>重排动作</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message>
        <source>The experiment learns from data that are not drawn from a graph; begin a new experiment (File &gt; New) for one that is</source>
        <translation>该实验从并非由图生成的数据学习；如需由图生成的数据，请新建实验（文件 &gt; 新建）</translation>
    </message>
</context>
<context>
    <name>disentangle::ExplainButton</name>
    <message>
        <source>What am I looking at?</source>
        <translation>我看到的是什么？</translation>
    </message>
    <message>
        <source>What am I looking at? %1</source>
        <translation>我看到的是什么？%1</translation>
    </message>
</context>
<context>
    <name>disentangle::ExplanationPopup</name>
    <message>
        <source>What am I looking at?</source>
        <translation>我看到的是什么？</translation>
    </message>
    <message>
        <source>&lt;b&gt;Look for&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;留意&lt;/b&gt; %1</translation>
    </message>
</context>
<context>
    <name>disentangle::ExportDialog</name>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Proposed caption</source>
        <translation>建议的图注</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Copy caption</source>
        <translation>复制图注</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>复制为 LaTeX</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy SVG</source>
        <translation>复制 SVG</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Caption copied.</source>
        <translation>已复制图注。</translation>
    </message>
    <message>
        <source>Caption copied as LaTeX.</source>
        <translation>已将图注复制为 LaTeX。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消；没有写入任何内容。</translation>
    </message>
    <message>
        <source>Choose at least one view.</source>
        <translation>请至少选择一个视图。</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation>正在写入 %1…</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Picture copied, %1 × %2 dots.</source>
        <translation>已复制图片，%1 × %2 点。</translation>
    </message>
    <message>
        <source>SVG copied.</source>
        <translation>已复制 SVG。</translation>
    </message>
</context>
<context>
    <name>disentangle::FewShotLab</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>A task has five classes and few examples of each. Its predictor is plain or sparse, and sees the factors or the same factors turned. A sparse one gains where tasks need few factors and features are disentangled; neither helps alone.</source>
        <translation>一个任务有五个类，每类只有少量样本。它的预测器是普通的或稀疏的，看到的是因子本身或旋转后的同一组因子。只有当任务需要的因子少而且特征已解耦时，稀疏预测器才有收益；单有其一都没有用。</translation>
    </message>
    <message>
        <source>Support vector machine</source>
        <translation>支持向量机</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message>
        <source>MCC %1</source>
        <translation>MCC %1</translation>
    </message>
    <message>
        <source>Tasks need %1 of %2 factors and show %3 examples of each class; features have MCC %4: accuracy %5 with a plain predictor</source>
        <translation>任务需要 %2 个因子中的 %1，每类给出 %3 个样本；特征的 MCC 为 %4：普通预测器的准确率为 %5</translation>
    </message>
    <message>
        <source>, %1 with a sparse one, which uses %2 of the features</source>
        <translation>，稀疏预测器为 %1，它使用 %2 的特征</translation>
    </message>
</context>
<context>
    <name>disentangle::FigureForm</name>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>每英寸点数</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>磅</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Picture alone, for a document of your own</source>
        <translation>仅图片，用于您自己的文档</translation>
    </message>
    <message>
        <source>as the width allows</source>
        <translation>按宽度自动</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n 列</numerusform>
        </translation>
    </message>
    <message>
        <source>Grid of views</source>
        <translation>视图网格</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自定尺寸</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
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
        <source>Grey, safe for copiers</source>
        <translation>灰度，便于复印</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>as needed</source>
        <translation>按需要</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source> of %L1</source>
        <translation> / %L1</translation>
    </message>
</context>
<context>
    <name>disentangle::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>图表预览</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 毫米</translation>
    </message>
</context>
<context>
    <name>disentangle::GraphActions</name>
    <message>
        <source>Graphs and matrices (%1);;All files (*)</source>
        <translation>图与矩阵 (%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Copy graph as</source>
        <translation>复制图为(&amp;C)</translation>
    </message>
    <message>
        <source>G&amp;a alone</source>
        <translation>仅 G&amp;a</translation>
    </message>
    <message>
        <source>G&amp;z alone</source>
        <translation>仅 G&amp;z</translation>
    </message>
    <message>
        <source>&amp;Paste graph or matrix</source>
        <translation>粘贴图或矩阵(&amp;P)</translation>
    </message>
    <message>
        <source>Copy graph</source>
        <translation>复制图</translation>
    </message>
    <message>
        <source>&amp;Random graph …</source>
        <translation>随机图(&amp;R)…</translation>
    </message>
    <message>
        <source>Make a &amp;variation …</source>
        <translation>作一个变体(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Import graph …</source>
        <translation>导入图(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export graph …</source>
        <translation>导出图(&amp;E)…</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Paste graph</source>
        <translation>粘贴图</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>Rows are children</source>
        <translation>行是子节点</translation>
    </message>
    <message>
        <source>Rows are causes</source>
        <translation>行是原因</translation>
    </message>
    <message>
        <source>It is Ga</source>
        <translation>它是 Ga</translation>
    </message>
    <message>
        <source>It is Gz</source>
        <translation>它是 Gz</translation>
    </message>
    <message>
        <source>The graph was not written.</source>
        <translation>图没有写出。</translation>
    </message>
    <message>
        <source>Import a graph or a matrix</source>
        <translation>导入图或矩阵</translation>
    </message>
    <message>
        <source>Export the graph</source>
        <translation>导出图</translation>
    </message>
</context>
<context>
    <name>disentangle::GraphEditor</name>
    <message>
        <source>Number of latents</source>
        <translation>潜变量个数</translation>
    </message>
    <message>
        <source>Number of actions</source>
        <translation>动作个数</translation>
    </message>
    <message>
        <source>Latent factors, 1 to %1. What is there is kept.</source>
        <translation>潜在因子，1 至 %1。已有的会保留。</translation>
    </message>
    <message>
        <source>Actions, 1 to %1. What is there is kept.</source>
        <translation>动作，1 至 %1。已有的会保留。</translation>
    </message>
    <message>
        <source>L&amp;atents</source>
        <translation>潜变量(&amp;A)</translation>
    </message>
    <message>
        <source>A&amp;ctions</source>
        <translation>动作(&amp;C)</translation>
    </message>
    <message>
        <source>Own graph</source>
        <translation>自己的图</translation>
    </message>
    <message>
        <source>A graph of your own. Choose a preset to start from.</source>
        <translation>您自己的图。选择一个预设作为起点。</translation>
    </message>
    <message>
        <source>A graph of your own. Click or drag over cells to change it.</source>
        <translation>您自己的图。点击单元格或在其上拖动即可更改。</translation>
    </message>
</context>
<context>
    <name>disentangle::GraphViews</name>
    <message>
        <source>&amp;Matrix</source>
        <translation>矩阵(&amp;M)</translation>
    </message>
    <message>
        <source>Edit the graph as matrices: a row for each latent, a column for each parent</source>
        <translation>以矩阵编辑图：每个潜变量一行，每个父节点一列</translation>
    </message>
    <message>
        <source>D&amp;iagram</source>
        <translation>图示(&amp;I)</translation>
    </message>
    <message>
        <source>Edit the graph as nodes and edges</source>
        <translation>以节点和边编辑图</translation>
    </message>
</context>
<context>
    <name>disentangle::GraphsView</name>
    <message>
        <source>p(%1 ← %2) over the steps</source>
        <translation>各步的 p(%1 ← %2)</translation>
    </message>
    <message>
        <source>learned Ĝ%1</source>
        <translation>学到 Ĝ%1</translation>
    </message>
    <message>
        <source>missing −: %1</source>
        <translation>缺失 −：%1</translation>
    </message>
    <message>
        <source>extra +: %1</source>
        <translation>多余 +：%1</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>已匹配</translation>
    </message>
    <message>
        <source>On: the learned graph in the order of the true latents it was matched to.
Off: in the order in which it was learned. (M)</source>
        <translation>开：学到的图按所匹配的真实潜变量的顺序排列。
关：按学习时的顺序。(M)</translation>
    </message>
    <message>
        <source>Show the learned graph in matched order</source>
        <translation>按匹配后的顺序显示学到的图</translation>
    </message>
    <message>
        <source>Differences and the matching</source>
        <translation>差异与匹配</translation>
    </message>
    <message>
        <source>Learned probabilities</source>
        <translation>学到的概率</translation>
    </message>
    <message>
        <source>Minus step %L1</source>
        <translation>减去第 %L1 步</translation>
    </message>
    <message>
        <source>Minus a reference step</source>
        <translation>减去参照步</translation>
    </message>
    <message>
        <source>Set a reference first.</source>
        <translation>请先设置参照。</translation>
    </message>
    <message>
        <source>Minus another run</source>
        <translation>减去另一个运行</translation>
    </message>
    <message>
        <source>Minus %1</source>
        <translation>减去 %1</translation>
    </message>
    <message>
        <source>Draw another run beside this one first.</source>
        <translation>请先在它旁边画出另一个运行。</translation>
    </message>
    <message>
        <source>At the same step, each in its own matching.</source>
        <translation>同一步，各按自己的匹配。</translation>
    </message>
    <message>
        <source>Set the reference here, step %L1	R</source>
        <translation>在此处设置参照，第 %L1 步	R</translation>
    </message>
    <message>
        <source>Set the reference here</source>
        <translation>在此处设置参照</translation>
    </message>
    <message>
        <source>In matched order	M</source>
        <translation>按匹配后的顺序	M</translation>
    </message>
    <message>
        <source>Lines of the matching	L</source>
        <translation>匹配连线	L</translation>
    </message>
    <message>
        <source>step %L1</source>
        <translation>第 %L1 步</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>This run has no graph.</source>
        <translation>该运行没有图。</translation>
    </message>
    <message>
        <source>child</source>
        <translation>子节点</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>父节点</translation>
    </message>
    <message>
        <source>%1 learned edges; the true graph is not known</source>
        <translation>学到的边 %1 条；真实图未知</translation>
    </message>
    <message>
        <source>%1 true, %2 learned edges; no matching was recorded</source>
        <translation>真实边 %1 条，学到的边 %2 条；没有记录匹配</translation>
    </message>
    <message>
        <source>%1 has no %2 of this size: nothing to subtract</source>
        <translation>%1 没有这种大小的 %2：无可相减</translation>
    </message>
    <message>
        <source>without a matching of both there is no difference to %1</source>
        <translation>二者没有匹配，就没有与 %1 的差值</translation>
    </message>
    <message>
        <source>provisional, the search has not ended</source>
        <translation>暂定，搜索尚未结束</translation>
    </message>
    <message>
        <source>true %1</source>
        <translation>真实 %1</translation>
    </message>
    <message>
        <source>Not learned in this run</source>
        <translation>该运行中没有学习</translation>
    </message>
    <message>
        <source>%1 true edges</source>
        <translation>真实边 %1 条</translation>
    </message>
    <message>
        <source>%1 minus %2</source>
        <translation>%1 减 %2</translation>
    </message>
    <message>
        <source>
%1 at %2: %3</source>
        <translation>
%1 在 %2：%3</translation>
    </message>
    <message>
        <source>, %1 matched to %2</source>
        <translation>，%1 与 %2 匹配</translation>
    </message>
    <message>
        <source>
worth %1 nats a held-out row</source>
        <translation>
每个留出行值 %1 奈特</translation>
    </message>
    <message>
        <source>
would add %1 nats a held-out row</source>
        <translation>
每个留出行会增加 %1 奈特</translation>
    </message>
    <message>
        <source>
missing: an edge of the true graph</source>
        <translation>
缺失：真实图中的一条边</translation>
    </message>
    <message>
        <source>
extra: no edge of the true graph</source>
        <translation>
多余：不是真实图中的边</translation>
    </message>
    <message>
        <source>%1 of %2 come out again in nine of ten resamples of the rows</source>
        <translation>%2 条中有 %1 条在十分之九的行重抽样中再次出现</translation>
    </message>
    <message>
        <source>
an edge in %1 % of the resamples of the rows</source>
        <translation>
在 %1 % 的行重抽样中是边</translation>
    </message>
    <message>
        <source>
%1 comes out again in them with |r| = %2 on average</source>
        <translation>
%1 在其中再次出现，平均 |r| = %2</translation>
    </message>
</context>
<context>
    <name>disentangle::HeldOutView</name>
    <message>
        <source>nats per row</source>
        <translation>每行奈特</translation>
    </message>
    <message>
        <source>What the graph tells is the distance to the curve without it.</source>
        <translation>图所说明的，是与去掉图的曲线之间的距离。</translation>
    </message>
</context>
<context>
    <name>disentangle::HistoryPopover</name>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>disentangle::InfluencePanel</name>
    <message>
        <source>Sufficient influence</source>
        <translation>充分影响</translation>
    </message>
    <message>
        <source>testing …</source>
        <translation>正在检验…</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>未检验</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>正在检验…</translation>
    </message>
    <message>
        <source>Out of date: testing the changed world …</source>
        <translation>已过时：正在检验更改后的世界…</translation>
    </message>
</context>
<context>
    <name>disentangle::KlView</name>
    <message>
        <source>KL (nats)</source>
        <translation>KL（奈特）</translation>
    </message>
    <message>
        <source>Mean KL of this learned latent, in nats: 0 says nothing of x.</source>
        <translation>该学到的潜变量的平均 KL，单位奈特：0 表示它对 x 什么也没说。</translation>
    </message>
    <message>
        <source>%1 learned latents</source>
        <translation>%1 个学到的潜变量</translation>
    </message>
    <message>
        <source>Mean KL of every learned latent, in nats: 0 says nothing of x. The lowest and the highest at the step.</source>
        <translation>每个学到的潜变量的平均 KL，单位奈特：0 表示它对 x 什么也没说。该步的最低值与最高值。</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>This run did not record the KL of single latents.
Runs of this version do: train it again to see it.</source>
        <translation>该运行没有记录各个潜变量的 KL。
此版本的运行会记录：重新训练即可看到。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1: KL = %2 nats at step %L3</source>
        <translation>%1：第 %L3 步 KL = %2 奈特</translation>
    </message>
</context>
<context>
    <name>disentangle::LatentList</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等 %2 项</translation>
    </message>
    <message>
        <source>would be recovered alone, with sufficient influence</source>
        <translation>若有充分影响则可单独恢复</translation>
    </message>
    <message>
        <source>recovered alone</source>
        <translation>可单独恢复</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>其余所有潜变量</translation>
    </message>
    <message>
        <source>stays mixed with %1</source>
        <translation>与 %1 保持混合</translation>
    </message>
    <message>
        <source>may absorb %1</source>
        <translation>可能吸收 %1</translation>
    </message>
    <message>
        <source>; may absorb %1</source>
        <translation>；可能吸收 %1</translation>
    </message>
    <message>
        <source>Verdict per latent</source>
        <translation>各潜变量的判定</translation>
    </message>
    <message>
        <source>would be recovered alone, if all assumptions held</source>
        <translation>若所有假设都成立则可单独恢复</translation>
    </message>
</context>
<context>
    <name>disentangle::LatentPlane</name>
    <message>
        <source>Across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>What the points are spread by from left to right</source>
        <translation>各点从左到右按什么展开</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>What the points are spread by upwards</source>
        <translation>各点从下到上按什么展开</translation>
    </message>
    <message>
        <source>Coloured by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>What points are coloured by</source>
        <translation>点按什么着色</translation>
    </message>
    <message>
        <source>against</source>
        <translation>对</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>单色</translation>
    </message>
    <message>
        <source>largest action</source>
        <translation>最大的动作</translation>
    </message>
    <message>
        <source>action %1</source>
        <translation>动作 %1</translation>
    </message>
    <message>
        <source>true %1</source>
        <translation>真实 %1</translation>
    </message>
    <message>
        <source> (%1 %)</source>
        <translation>（%1 %）</translation>
    </message>
    <message>
        <source>Some of the values are not finite numbers at this step.</source>
        <translation>在这一步，有些值不是有限的数。</translation>
    </message>
</context>
<context>
    <name>disentangle::LatentsPlot</name>
    <message>
        <source>Curve from which the number of latents is proposed</source>
        <translation>用以提议潜变量个数的曲线</translation>
    </message>
    <message>
        <source>Left unexplained by k components</source>
        <translation>k 个主成分未能解释的部分</translation>
    </message>
    <message>
        <source>Eigenvalues of x&apos;s correlation matrix</source>
        <translation>x 的相关矩阵的特征值</translation>
    </message>
    <message>
        <source>At k: what functions of the first k principal components leave unexplained of the others, on rows that they were not fitted to. It falls until the components hold every latent, and is flat from there, at the noise.</source>
        <translation>在 k 处：前 k 个主成分的函数对其余主成分未能解释的部分，在未用于拟合的行上计算。它一直下降，直到这些主成分包含了每个潜变量，此后平坦，停在噪声水平。</translation>
    </message>
    <message>
        <source>Proposed: %1</source>
        <translation>提议：%1</translation>
    </message>
    <message>
        <source>k = %1</source>
        <translation>k = %1</translation>
    </message>
</context>
<context>
    <name>disentangle::LatentsView</name>
    <message>
        <source>as promised</source>
        <translation>符合保证</translation>
    </message>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>Promised and reached</source>
        <translation>保证与达成</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>保证</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>R_con</source>
        <translation>R_con</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>被禁止</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>达成</translation>
    </message>
    <message>
        <source>Whether R_con has come to %1 or more without a forbidden dependence above %2, and where not,
the assumption of the promise that does not hold.</source>
        <translation>R_con 是否达到 %1 以上且没有大于 %2 的被禁止的依赖；若没有，
是保证的哪一条假设不成立。</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Matched: %1
Forbidden: %2</source>
        <translation>已匹配：%1
被禁止：%2</translation>
    </message>
    <message>
        <source>Nothing is promised of %1, so that nothing is forbidden.</source>
        <translation>对 %1 没有任何保证，因此没有被禁止的依赖。</translation>
    </message>
</context>
<context>
    <name>disentangle::Legend</name>
    <message>
        <source>
Click to hide or show it.</source>
        <translation>
点击以隐藏或显示。</translation>
    </message>
</context>
<context>
    <name>disentangle::LessonCard</name>
    <message>
        <source>Lesson: %1</source>
        <translation>课程：%1</translation>
    </message>
    <message>
        <source>%1
Opens beside the window, where you left it.</source>
        <translation>%1
在窗口旁打开，回到您离开的地方。</translation>
    </message>
</context>
<context>
    <name>disentangle::LessonList</name>
    <message>
        <source>Lessons notice by themselves what you do. Each takes five to ten minutes; stop and go on whenever you like.</source>
        <translation>课程会自己注意到您做了什么。每课五到十分钟；随时可以停下，也随时可以继续。</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>disentangle::LessonReader</name>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Show me where</source>
        <translation>指给我看(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>所有课程</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;✓ Right.&lt;/b&gt; </source>
        <translation>&lt;p&gt;&lt;b&gt;✓ 正确。&lt;/b&gt; </translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;✗ Not so.&lt;/b&gt; Right is: %1.&lt;/p&gt;&lt;p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;✗ 不对。&lt;/b&gt;正确的是：%1。&lt;/p&gt;&lt;p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;You answered the same before the lesson.&lt;/p&gt;</source>
        <translation>&lt;p&gt;您在上课之前也是这样回答的。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Before the lesson you answered: %1.&lt;/p&gt;</source>
        <translation>&lt;p&gt;上课之前您的回答是：%1。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The same question once more. What do you say now?&lt;/p&gt;</source>
        <translation>&lt;p&gt;再问一次同样的问题。现在您怎么回答？&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;That was all.&lt;/p&gt;</source>
        <translation>&lt;p&gt;这一课到此结束。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>开始(&amp;B)</translation>
    </message>
    <message>
        <source>All &amp;lessons</source>
        <translation>所有课程(&amp;L)</translation>
    </message>
    <message>
        <source>Start from %1</source>
        <translation>从 %1 开始</translation>
    </message>
    <message>
        <source>Puts the preset in the place of the experiment; Ctrl+Z brings that back.</source>
        <translation>用该预设替换当前实验；Ctrl+Z 可以恢复。</translation>
    </message>
    <message>
        <source>Open %1 …</source>
        <translation>打开 %1 …</translation>
    </message>
    <message>
        <source>Opens the table that this lesson brings, as data of your own.</source>
        <translation>打开这一课所带的数据表，作为您自己的数据。</translation>
    </message>
    <message>
        <source>Done. This was noticed.</source>
        <translation>已完成。程序注意到了。</translation>
    </message>
    <message>
        <source>To be done; it is noticed by itself.</source>
        <translation>待完成；程序会自己注意到。</translation>
    </message>
</context>
<context>
    <name>disentangle::LookBox</name>
    <message>
        <source>lines</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Draw x as</source>
        <translation>x 的画法</translation>
    </message>
    <message>
        <source>lines: a line for each dimension of x
heat: a row of colours for each dimension
images: where x is a picture; choose its width and height</source>
        <translation>曲线：x 的每一维一条线
热图：每一维一行颜色
图像：当 x 是图片时；请选择宽度和高度</translation>
    </message>
    <message>
        <source>Width and height of x</source>
        <translation>x 的宽度与高度</translation>
    </message>
    <message>
        <source>Width × height of x as an image</source>
        <translation>x 作为图像的宽度 × 高度</translation>
    </message>
</context>
<context>
    <name>disentangle::LossView</name>
    <message>
        <source>nats per dimension</source>
        <translation>奈特/维</translation>
    </message>
    <message>
        <source>error of tasks</source>
        <translation>任务误差</translation>
    </message>
</context>
<context>
    <name>disentangle::MainWindow</name>
    <message>
        <source>As it was opened</source>
        <translation>打开时的样子</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Every edit since the experiment was opened. Click one to go back to it, or forth again.</source>
        <translation>自打开实验以来的每次编辑。点击其中一项即可回到那里，或再回来。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>What stands in the middle</source>
        <translation>中间显示什么</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>World</source>
        <translation>世界</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>World&apos;s data</source>
        <translation>世界的数据</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>控制栏</translation>
    </message>
    <message>
        <source>New task world</source>
        <translation>新建任务世界</translation>
    </message>
    <message>
        <source>It is open at the left, with what theory says of it. To see it learned: %1.</source>
        <translation>它已在左侧打开，并附有理论的说法。要看它如何被学到：%1。</translation>
    </message>
    <message>
        <source>&amp;Run %1</source>
        <translation>训练 %1(&amp;R)</translation>
    </message>
    <message>
        <source>There is nothing to export yet. Open a run or train one; its first evaluation can be exported.</source>
        <translation>还没有可以导出的内容。请打开或训练一个运行；第一次评估之后即可导出。</translation>
    </message>
    <message>
        <source>Export figure of %1</source>
        <translation>导出 %1 的图表</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>比较运行</translation>
    </message>
    <message>
        <source>Open study</source>
        <translation>打开研究</translation>
    </message>
    <message>
        <source>Theory: %1</source>
        <translation>理论：%1</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>正在训练 %1</translation>
    </message>
    <message>
        <source>A run of this world: %1</source>
        <translation>这个世界的一个运行：%1</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 已经不在那里了</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空此列表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>New &amp;task world</source>
        <translation>新建任务世界(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Open experiment …</source>
        <translation>打开实验(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;data …</source>
        <translation>打开数据(&amp;D)…</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>打开最近的实验(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as …</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Open &amp;run …</source>
        <translation>打开运行(&amp;R)…</translation>
    </message>
    <message>
        <source>Open recent r&amp;un</source>
        <translation>打开最近的运行(&amp;U)</translation>
    </message>
    <message>
        <source>Open s&amp;tudy …</source>
        <translation>打开研究(&amp;T)…</translation>
    </message>
    <message>
        <source>Export fi&amp;gure …</source>
        <translation>导出图表(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>Choose &amp;preset …</source>
        <translation>选择预设(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Add to &amp;queue</source>
        <translation>加入队列(&amp;Q)</translation>
    </message>
    <message>
        <source>Add to queue over s&amp;eeds …</source>
        <translation>按多个种子加入队列(&amp;E)…</translation>
    </message>
    <message>
        <source>S&amp;tudies</source>
        <translation>研究(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Compare runs …</source>
        <translation>比较运行(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Go to &amp;%1</source>
        <translation>转到%1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示%1</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>重置布局(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Projector</source>
        <translation>投影(&amp;P)</translation>
    </message>
    <message>
        <source>Larger type, thicker lines, and no panels but those that you open</source>
        <translation>更大的字、更粗的线，除您打开的面板外不显示面板</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>欢迎页(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Find a command …</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>术语表(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Notation</source>
        <translation>符号表(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
</context>
<context>
    <name>disentangle::MatchingStrip</name>
    <message>
        <source>Matching of true to learned latents</source>
        <translation>真实潜变量与学到的潜变量的匹配</translation>
    </message>
    <message>
        <source>%1 matched to %2</source>
        <translation>%1 与 %2 匹配</translation>
    </message>
    <message>
        <source>, no correlation recorded</source>
        <translation>，没有记录相关</translation>
    </message>
    <message>
        <source>
at step %L1 to %2</source>
        <translation>
在第 %L1 步与 %2 匹配</translation>
    </message>
    <message>
        <source>true	learned	|corr|	at the step before
</source>
        <translation>真实	学到	|相关|	前一步
</translation>
    </message>
    <message>
        <source>Which learned latent is matched to each true one: the wider a line, the higher their |correlation|.
Dashed: matched to another at the step before (dotted).</source>
        <translation>每个真实潜变量与哪个学到的潜变量匹配：线越粗，二者的 |相关| 越高。
虚线：在前一步与另一个匹配（点线）。</translation>
    </message>
</context>
<context>
    <name>disentangle::MatrixEditor</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等 %2 项</translation>
    </message>
    <message>
        <source>Which factor each task needs</source>
        <translation>每个任务需要哪些因子</translation>
    </message>
    <message>
        <source>Ga, actions to latents</source>
        <translation>Ga，动作到潜变量</translation>
    </message>
    <message>
        <source>Gz, latents to latents</source>
        <translation>Gz，潜变量到潜变量</translation>
    </message>
    <message>
        <source>latents at t</source>
        <translation>t 时刻的潜变量</translation>
    </message>
    <message>
        <source>latents at t − 1</source>
        <translation>t − 1 时刻的潜变量</translation>
    </message>
    <message>
        <source>%1 → %2: %1 needs %2</source>
        <translation>%1 → %2：%1 需要 %2</translation>
    </message>
    <message>
        <source>%1 ↛ %2: %1 does not need %2</source>
        <translation>%1 ↛ %2：%1 不需要 %2</translation>
    </message>
    <message>
        <source>%1 → %2: %1 acts on %2</source>
        <translation>%1 → %2：%1 作用于 %2</translation>
    </message>
    <message>
        <source>%1 ↛ %2: %1 does not act on %2</source>
        <translation>%1 ↛ %2：%1 不作用于 %2</translation>
    </message>
    <message>
        <source>%1 → %1: depends on its own past</source>
        <translation>%1 → %1：依赖自己的过去</translation>
    </message>
    <message>
        <source>%1 ↛ %1: does not depend on its own past</source>
        <translation>%1 ↛ %1：不依赖自己的过去</translation>
    </message>
    <message>
        <source>%1 → %2: %2 depends on the past of %1</source>
        <translation>%1 → %2：%2 依赖 %1 的过去</translation>
    </message>
    <message>
        <source>%1 ↛ %2: %2 does not depend on the past of %1</source>
        <translation>%1 ↛ %2：%2 不依赖 %1 的过去</translation>
    </message>
    <message>
        <source>%1: no task needs it</source>
        <translation>%1：没有任务需要它</translation>
    </message>
    <message>
        <source>%1: needed by %2</source>
        <translation>%1：被 %2 需要</translation>
    </message>
    <message>
        <source>%1: no action reaches it</source>
        <translation>%1：没有动作到达它</translation>
    </message>
    <message>
        <source>%1: reached by %2</source>
        <translation>%1：%2 到达它</translation>
    </message>
    <message>
        <source>%1: depends on no past</source>
        <translation>%1：不依赖任何过去</translation>
    </message>
    <message>
        <source>%1: depends on the past of %2</source>
        <translation>%1：依赖 %2 的过去</translation>
    </message>
    <message>
        <source>%1: needs nothing yet, and is left out</source>
        <translation>%1：还不需要任何因子，不予采用</translation>
    </message>
    <message>
        <source>%1: needs %2</source>
        <translation>%1：需要 %2</translation>
    </message>
    <message>
        <source>%1: acts on nothing</source>
        <translation>%1：不作用于任何潜变量</translation>
    </message>
    <message>
        <source>%1: acts on %2</source>
        <translation>%1：作用于 %2</translation>
    </message>
    <message>
        <source>%1: its past reaches nothing</source>
        <translation>%1：它的过去不到达任何潜变量</translation>
    </message>
    <message>
        <source>%1: its past reaches %2</source>
        <translation>%1：它的过去到达 %2</translation>
    </message>
    <message>
        <source>%1
Drag to reorder, double click to rename, right click for more</source>
        <translation>%1
拖动以重排，双击以重命名，右键更多操作</translation>
    </message>
    <message>
        <source>Fill row %1</source>
        <translation>填满行 %1</translation>
    </message>
    <message>
        <source>Clear row %1</source>
        <translation>清空行 %1</translation>
    </message>
    <message>
        <source>Fill column %1</source>
        <translation>填满列 %1</translation>
    </message>
    <message>
        <source>Clear column %1</source>
        <translation>清空列 %1</translation>
    </message>
    <message>
        <source>Re&amp;name %1 …</source>
        <translation>重命名 %1(&amp;N)…</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>&amp;Fill row</source>
        <translation>填满行(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Fill column</source>
        <translation>填满列(&amp;F)</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>&amp;Clear row</source>
        <translation>清空行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Clear column</source>
        <translation>清空列(&amp;C)</translation>
    </message>
    <message>
        <source>Add factor &amp;before</source>
        <translation>在前面添加因子(&amp;B)</translation>
    </message>
    <message>
        <source>Add task &amp;before</source>
        <translation>在前面添加任务(&amp;B)</translation>
    </message>
    <message>
        <source>Add latent &amp;before</source>
        <translation>在前面添加潜变量(&amp;B)</translation>
    </message>
    <message>
        <source>Add action &amp;before</source>
        <translation>在前面添加动作(&amp;B)</translation>
    </message>
    <message>
        <source>Add factor &amp;after</source>
        <translation>在后面添加因子(&amp;A)</translation>
    </message>
    <message>
        <source>Add task &amp;after</source>
        <translation>在后面添加任务(&amp;A)</translation>
    </message>
    <message>
        <source>Add latent &amp;after</source>
        <translation>在后面添加潜变量(&amp;A)</translation>
    </message>
    <message>
        <source>Add action &amp;after</source>
        <translation>在后面添加动作(&amp;A)</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;left</source>
        <translation>左移(&amp;L)</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Up</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Move &amp;right</source>
        <translation>右移(&amp;R)</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Down</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <source>Re&amp;move %1</source>
        <translation>移除 %1(&amp;M)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>One is needed at least.</source>
        <translation>至少需要一个。</translation>
    </message>
    <message>
        <source>A graph needs at least one latent.</source>
        <translation>一张图至少需要一个潜变量。</translation>
    </message>
    <message>
        <source>A graph needs at least one of Ga and Gz.</source>
        <translation>一张图至少需要 Ga 和 Gz 之一。</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>%1 的名称</translation>
    </message>
    <message>
        <source>&amp;Row %1</source>
        <translation>行 %1(&amp;R)</translation>
    </message>
    <message>
        <source>Co&amp;lumn %1</source>
        <translation>列 %1(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Copy matrix</source>
        <translation>复制矩阵(&amp;C)</translation>
    </message>
</context>
<context>
    <name>disentangle::MatrixPanel</name>
    <message>
        <source>Which action reaches which latent. Row: latent, column: action.</source>
        <translation>哪个动作到达哪个潜变量。行：潜变量，列：动作。</translation>
    </message>
    <message>
        <source>Which latent depends on which latent one step earlier. Row: child at t, column: parent at t − 1.</source>
        <translation>哪个潜变量依赖前一步的哪个潜变量。行：t 时刻的子节点，列：t − 1 时刻的父节点。</translation>
    </message>
    <message>
        <source>Edit the whole of %1</source>
        <translation>编辑整个 %1</translation>
    </message>
    <message>
        <source>Add actions (Ga)</source>
        <translation>添加动作 (Ga)</translation>
    </message>
    <message>
        <source>Add time (Gz)</source>
        <translation>添加时间 (Gz)</translation>
    </message>
    <message>
        <source>Gives every latent an action of its own; then toggle cells.</source>
        <translation>为每个潜变量给一个自己的动作；然后切换单元格。</translation>
    </message>
    <message>
        <source>Lets every latent depend on its own past; then toggle cells.</source>
        <translation>让每个潜变量依赖自己的过去；然后切换单元格。</translation>
    </message>
    <message>
        <source>Smaller cells (Ctrl+−)</source>
        <translation>缩小单元格 (Ctrl+−)</translation>
    </message>
    <message>
        <source>Larger cells (Ctrl++)</source>
        <translation>放大单元格 (Ctrl++)</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清空(&amp;C)</translation>
    </message>
    <message>
        <source>Clear %1</source>
        <translation>清空 %1</translation>
    </message>
    <message>
        <source>Fi&amp;ll</source>
        <translation>填满(&amp;L)</translation>
    </message>
    <message>
        <source>Fill %1</source>
        <translation>填满 %1</translation>
    </message>
    <message>
        <source>&amp;Identity</source>
        <translation>单位矩阵(&amp;I)</translation>
    </message>
    <message>
        <source>Identity in %1</source>
        <translation>把 %1 设为单位矩阵</translation>
    </message>
    <message>
        <source>Lower &amp;triangle</source>
        <translation>下三角(&amp;T)</translation>
    </message>
    <message>
        <source>Lower triangle in %1</source>
        <translation>把 %1 设为下三角</translation>
    </message>
    <message>
        <source>Trans&amp;pose</source>
        <translation>转置(&amp;P)</translation>
    </message>
    <message>
        <source>Transpose %1</source>
        <translation>转置 %1</translation>
    </message>
    <message>
        <source>&amp;Blocks</source>
        <translation>分块(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;%1 blocks</source>
        <translation>%1 块</translation>
    </message>
    <message>
        <source>%1 blocks in %2</source>
        <translation>%2 中的 %1 块</translation>
    </message>
    <message>
        <source>&amp;Random …</source>
        <translation>随机(&amp;R)…</translation>
    </message>
    <message>
        <source>Re&amp;move Ga: no actions</source>
        <translation>移除 Ga：没有动作(&amp;M)</translation>
    </message>
    <message>
        <source>Re&amp;move Gz: no time</source>
        <translation>移除 Gz：没有时间(&amp;M)</translation>
    </message>
    <message>
        <source>Only with as many actions as latents can Ga be transposed.</source>
        <translation>只有动作与潜变量一样多时才能转置 Ga。</translation>
    </message>
    <message>
        <source>A graph needs at least one of Ga and Gz.</source>
        <translation>一张图至少需要 Ga 和 Gz 之一。</translation>
    </message>
    <message>
        <source>no actions</source>
        <translation>没有动作</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>没有时间</translation>
    </message>
    <message>
        <source>1 edge</source>
        <translation>1 条边</translation>
    </message>
    <message>
        <source>%1 edges</source>
        <translation>%1 条边</translation>
    </message>
</context>
<context>
    <name>disentangle::MatrixView</name>
    <message>
        <source>&amp;Copy matrix</source>
        <translation>复制矩阵(&amp;C)</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source> (missing)</source>
        <translation>（缺失）</translation>
    </message>
    <message>
        <source> (extra)</source>
        <translation>（多余）</translation>
    </message>
    <message>
        <source> (not permitted)</source>
        <translation>（不被允许）</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Matrix of %1 %2 by %3 %4. Arrow keys move, the readout follows.</source>
        <translation>矩阵，%1%2 行，%3%4。方向键移动，读数随之变化。</translation>
    </message>
    <message>
        <source> Space toggles the cell.</source>
        <translation> 空格切换单元格。</translation>
    </message>
</context>
<context>
    <name>disentangle::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>disentangle::MetricPlot</name>
    <message>
        <source>The metric that is drawn of every run</source>
        <translation>对每个运行画出的指标</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>, mean of %1</source>
        <translation>，%1 的均值</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source> Right axis.</source>
        <translation> 右轴。</translation>
    </message>
    <message>
        <source>
Smoothed: the mean of the last %1 evaluations. What was recorded is drawn faint behind it.</source>
        <translation>
已平滑：最近 %1 次评估的均值。所记录的值在其后以淡色画出。</translation>
    </message>
    <message>
        <source>Δ: %1 minus %2, between its evaluations interpolated.</source>
        <translation>Δ：%1 减 %2，评估之间插值。</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>%1 and %2 have no evaluated steps in common of %3.</source>
        <translation>%1 与 %2 没有共同的含 %3 的已评估步。</translation>
    </message>
    <message>
        <source>Nothing was recorded of %1.</source>
        <translation>没有记录 %1。</translation>
    </message>
    <message>
        <source>%1, above the lowest</source>
        <translation>%1，高出最低值</translation>
    </message>
    <message>
        <source>Minus another run</source>
        <translation>减去另一个运行</translation>
    </message>
    <message>
        <source>Minus %1</source>
        <translation>减去 %1</translation>
    </message>
    <message>
        <source>Draw another run beside this one first.</source>
        <translation>请先在它旁边画出另一个运行。</translation>
    </message>
    <message>
        <source>This run minus %1, at the steps they have in common.</source>
        <translation>该运行减去 %1，取二者共有的步。</translation>
    </message>
    <message>
        <source>Logarithmic: %1</source>
        <translation>对数：%1</translation>
    </message>
    <message>
        <source>Where values are not positive, their height above the lowest one.</source>
        <translation>当值不为正时，取其高出最低值的量。</translation>
    </message>
    <message>
        <source>These data have no truth to score against. The view Held-out likelihood shows what they tell without one.</source>
        <translation>这些数据没有可供评分的真实情况。留出似然视图显示它们在没有真实情况时所说明的内容。</translation>
    </message>
</context>
<context>
    <name>disentangle::ObservationPlot</name>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>row %1: </source>
        <translation>第 %1 行：</translation>
    </message>
    <message>
        <source>rms %1</source>
        <translation>均方根 %1</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%2 的 %1：%3</translation>
    </message>
    <message>
        <source>difference: %1</source>
        <translation>差值：%1</translation>
    </message>
    <message>
        <source>rms difference %1</source>
        <translation>均方根差值 %1</translation>
    </message>
</context>
<context>
    <name>disentangle::Observatory</name>
    <message>
        <source>Observatory</source>
        <translation>观察区</translation>
    </message>
    <message>
        <source>The run that is shown</source>
        <translation>显示的运行</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>step %L1 of %L2</source>
        <translation>第 %L1 步，共 %L2 步</translation>
    </message>
    <message>
        <source>looking back at step %L1 of %L2</source>
        <translation>回看第 %L1 步，共 %L2 步</translation>
    </message>
    <message>
        <source>No run is shown.

Press Run to train the graph on the left,
or open a finished run.</source>
        <translation>没有显示运行。

按“运行”训练左侧的图，
或打开一个已完成的运行。</translation>
    </message>
    <message>
        <source>Not evaluated yet.
The first scores come with the first evaluation.</source>
        <translation>尚未评估。
第一次评估之后即有得分。</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>The engine failed: %1</source>
        <translation>引擎失败：%1</translation>
    </message>
</context>
<context>
    <name>disentangle::OriginPanel</name>
    <message>
        <source>all recovered</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>none recovered</source>
        <translation>均未恢复</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>Ga alone</source>
        <translation>仅 Ga</translation>
    </message>
    <message>
        <source>Gz alone</source>
        <translation>仅 Gz</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Permitted pattern, %1</source>
        <translation>允许模式，%1</translation>
    </message>
    <message>
        <source>no Ga</source>
        <translation>没有 Ga</translation>
    </message>
    <message>
        <source>no Gz</source>
        <translation>没有 Gz</translation>
    </message>
    <message>
        <source>%1 recovers %2.</source>
        <translation>%1恢复 %2。</translation>
    </message>
    <message>
        <source>All of it comes from %1; there is no %2.</source>
        <translation>全部来自 %1；没有 %2。</translation>
    </message>
    <message>
        <source>Either graph alone</source>
        <translation>任一张图单独即可</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1 </translation>
    </message>
    <message>
        <source>Only both together recover %1.</source>
        <translation>只有二者合在一起才恢复 %1。</translation>
    </message>
    <message>
        <source>Neither graph recovers a latent, nor do both together.</source>
        <translation>任一张图都不能恢复潜变量，二者合在一起也不能。</translation>
    </message>
</context>
<context>
    <name>disentangle::OwnData</name>
    <message>
        <source>Columns that are drawn</source>
        <translation>绘制的列</translation>
    </message>
    <message>
        <source>Columns that are drawn against each other: a click, Ctrl and a click for several</source>
        <translation>彼此对照绘制的列：点击，或按住 Ctrl 点击多列</translation>
    </message>
    <message>
        <source>Reading files …</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>the true graph is unknown</source>
        <translation>真实图未知</translation>
    </message>
    <message>
        <source>The files cannot be read.</source>
        <translation>无法读取这些文件。</translation>
    </message>
    <message>
        <source>Select columns to draw them against each other.</source>
        <translation>选择列，把它们彼此对照绘制。</translation>
    </message>
    <message>
        <source>Some of the frames</source>
        <translation>部分画面</translation>
    </message>
    <message>
        <source>which factors the tasks need is unknown</source>
        <translation>任务需要哪些因子未知</translation>
    </message>
</context>
<context>
    <name>disentangle::PanelTitle</name>
    <message>
        <source>Take %1 out of the window</source>
        <translation>把%1移出窗口</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>关闭%1</translation>
    </message>
</context>
<context>
    <name>disentangle::ParameterForm</name>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>No such parameter.</source>
        <translation>没有这样的参数。</translation>
    </message>
    <message>
        <source>Find a parameter</source>
        <translation>查找参数</translation>
    </message>
    <message>
        <source>Choose a parameter to read what it does, its range, default and source.</source>
        <translation>选择一个参数，阅读它的作用、范围、默认值和来源。</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 项已更改</translation>
    </message>
</context>
<context>
    <name>disentangle::ParameterRow</name>
    <message>
        <source>above %1, at most %2</source>
        <translation>大于 %1，至多 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>默认 %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>单位：%1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Back to the default, %1</source>
        <translation>恢复默认值 %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置%1</translation>
    </message>
</context>
<context>
    <name>disentangle::PatternPanel</name>
    <message>
        <source>Permitted pattern</source>
        <translation>允许模式</translation>
    </message>
    <message>
        <source>true factor</source>
        <translation>真实因子</translation>
    </message>
    <message>
        <source>factor it may absorb</source>
        <translation>可能吸收的因子</translation>
    </message>
    <message>
        <source>%1 is a function of its learned counterpart, always</source>
        <translation>%1 总是其学到的对应因子的函数</translation>
    </message>
    <message>
        <source>%1 may absorb %2</source>
        <translation>%1 可能吸收 %2</translation>
    </message>
    <message>
        <source>%1 cannot absorb %2</source>
        <translation>%1 不会吸收 %2</translation>
    </message>
    <message>
        <source>1 = %1 the factor of the column. Arrow: %1, %2.</source>
        <translation>1 = %1该列的因子。箭头：%1，%2。</translation>
    </message>
    <message>
        <source>may absorb</source>
        <translation>可能吸收</translation>
    </message>
    <message>
        <source>entanglement graph</source>
        <translation>纠缠图</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
</context>
<context>
    <name>disentangle::PlainWorld</name>
    <message>
        <source>No graph is drawn that theory could judge. Runs show what was learned.</source>
        <translation>没有画出可供理论判定的图。运行会显示学到了什么。</translation>
    </message>
    <message>
        <source>Runs show rows of these data.</source>
        <translation>运行会显示这些数据的行。</translation>
    </message>
    <message>
        <source>no graph to judge</source>
        <translation>没有可判定的图</translation>
    </message>
    <message>
        <source>The data are of the kind “%1”. Their parameters are edited in Parameters; Run trains on them.</source>
        <translation>数据的种类是“%1”。其参数在“参数”面板中编辑；按“运行”在其上训练。</translation>
    </message>
</context>
<context>
    <name>disentangle::PlotView</name>
    <message>
        <source>Axes, smoothing, zoom and cursors</source>
        <translation>坐标轴、平滑、缩放与游标</translation>
    </message>
    <message>
        <source>time (s)</source>
        <translation>时间（秒）</translation>
    </message>
    <message>
        <source>step (this run recorded no time)</source>
        <translation>步（该运行没有记录时间）</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>, logarithmic, 0 at the left end</source>
        <translation>，对数，左端为 0</translation>
    </message>
    <message>
        <source>Copy the values at step %L1	Ctrl+C</source>
        <translation>复制第 %L1 步的值	Ctrl+C</translation>
    </message>
    <message>
        <source>Copy the curves as a table</source>
        <translation>把曲线复制为表格</translation>
    </message>
    <message>
        <source>Over steps</source>
        <translation>按步</translation>
    </message>
    <message>
        <source>Over wall-clock time</source>
        <translation>按实际时间</translation>
    </message>
    <message>
        <source>Wall-clock seconds since the program was started, with those of earlier sessions,
pauses included.</source>
        <translation>自程序启动以来的实际秒数，含以前各次训练的时间，
也含暂停。</translation>
    </message>
    <message>
        <source>Logarithmic steps or time</source>
        <translation>步或时间取对数</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Not: as recorded</source>
        <translation>不平滑：按记录</translation>
    </message>
    <message>
        <source>Mean of the last %1 evaluations</source>
        <translation>最近 %1 次评估的均值</translation>
    </message>
    <message>
        <source>Show everything	Home</source>
        <translation>显示全部	Home</translation>
    </message>
    <message>
        <source>Zoom in	+</source>
        <translation>放大	+</translation>
    </message>
    <message>
        <source>Zoom out	−</source>
        <translation>缩小	−</translation>
    </message>
    <message>
        <source>Pin cursor %1 at step %L2	%1</source>
        <translation>在第 %L2 步钉住游标 %1	%1</translation>
    </message>
    <message>
        <source>Zoom to A and B	Z</source>
        <translation>缩放到 A 与 B	Z</translation>
    </message>
    <message>
        <source>Remove the pinned cursors	Del</source>
        <translation>移除钉住的游标	Del</translation>
    </message>
</context>
<context>
    <name>disentangle::PresetChooser</name>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Random</source>
        <translation>随机(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Variation</source>
        <translation>变体(&amp;V)</translation>
    </message>
    <message>
        <source>Search presets</source>
        <translation>搜索预设</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>No preset of a graph has “%1” in its name or description. Try fewer letters.

Presets of tasks are in a task world: File &gt; New task world.</source>
        <translation>没有名称或说明中含“%1”的图预设。请少输几个字母。

任务预设在任务世界中：文件 &gt; 新建任务世界。</translation>
    </message>
</context>
<context>
    <name>disentangle::QueuePanel</name>
    <message>
        <source>Earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Take off the queue</source>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>Runs that wait</source>
        <translation>等待的运行</translation>
    </message>
    <message>
        <source>Hold the queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>Hold the queue: start nothing by itself</source>
        <translation>暂停队列：不自动开始任何运行</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>%1. %2, seed %3</source>
        <translation>%1. %2，种子 %3</translation>
    </message>
    <message>
        <source>Queued: %1, held</source>
        <translation>队列：%1，已暂停</translation>
    </message>
    <message>
        <source>Queued: %1</source>
        <translation>队列：%1</translation>
    </message>
</context>
<context>
    <name>disentangle::RandomBar</name>
    <message>
        <source>&amp;Own pasts</source>
        <translation>各自的过去(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>抽取(&amp;D)</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Chance of each edge to be there, 0 to 100 %</source>
        <translation>每条边存在的概率，0 至 100 %</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Same seed and density, same edges</source>
        <translation>种子与密度相同，边就相同</translation>
    </message>
    <message>
        <source>Every latent depends on its own past, whatever is drawn</source>
        <translation>无论抽到什么，每个潜变量都依赖自己的过去</translation>
    </message>
    <message>
        <source>Draws the edges, and others each time</source>
        <translation>抽取边，每次都不同</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>D&amp;ensity</source>
        <translation>密度(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>Random %1 of %2 %, seed %3</source>
        <translation>随机 %1，%2 %，种子 %3</translation>
    </message>
</context>
<context>
    <name>disentangle::RandomGraphPage</name>
    <message>
        <source>%1 edges; %2 of %3 latents can be disentangled</source>
        <translation>%1 条边；%3 个潜变量中有 %2 个可以解耦</translation>
    </message>
    <message>
        <source>Number of latents</source>
        <translation>潜变量个数</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 至 %1</translation>
    </message>
    <message>
        <source>Number of actions</source>
        <translation>动作个数</translation>
    </message>
    <message>
        <source>0 to %1; 0 leaves Ga out</source>
        <translation>0 至 %1；0 表示不要 Ga</translation>
    </message>
    <message>
        <source>&amp;Time (Gz)</source>
        <translation>时间 (Gz)(&amp;T)</translation>
    </message>
    <message>
        <source>all &amp;own pasts</source>
        <translation>全部各自的过去(&amp;O)</translation>
    </message>
    <message>
        <source>The random graph</source>
        <translation>随机图</translation>
    </message>
    <message>
        <source>&amp;Use this graph</source>
        <translation>使用这张图(&amp;U)</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Probability of each edge, 0 to 1. The papers use 0.1, 0.2 and 0.4.</source>
        <translation>每条边的概率，0 至 1。论文使用 0.1、0.2 和 0.4。</translation>
    </message>
    <message>
        <source>Every latent depends on its own past, whatever the density.</source>
        <translation>无论密度如何，每个潜变量都依赖自己的过去。</translation>
    </message>
    <message>
        <source>Density %1</source>
        <translation>密度 %1</translation>
    </message>
    <message>
        <source>A&amp;ctions</source>
        <translation>动作(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>密度(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Latents</source>
        <translation>潜变量(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>Random graph, seed %1</source>
        <translation>随机图，种子 %1</translation>
    </message>
    <message>
        <source>A graph needs actions or time: take one action or more, or tick Time.</source>
        <translation>图需要动作或时间：请取一个或更多动作，或勾选“时间”。</translation>
    </message>
</context>
<context>
    <name>disentangle::ReadoutBox</name>
    <message numerus="yes">
        <source>… %n more</source>
        <translation>
            <numerusform>… 另外 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disentangle::RotationLab</name>
    <message>
        <source>Training rows</source>
        <translation>训练行数</translation>
    </message>
    <message>
        <source>Turn of the features</source>
        <translation>特征的旋转</translation>
    </message>
    <message>
        <source>Why sparse? Lasso and Ridge as features are turned</source>
        <translation>为什么要稀疏？旋转特征时的 Lasso 与 Ridge</translation>
    </message>
    <message>
        <source>A target depends on few of 100 independent factors. Predictors see the factors themselves, or the same factors turned: as informative, but entangled. Ridge does not mind a turn, Lasso does.</source>
        <translation>目标只依赖 100 个独立因子中的少数几个。预测器看到的是因子本身，或旋转后的同样的因子：信息一样多，但纠缠在一起。Ridge 不在乎旋转，Lasso 在乎。</translation>
    </message>
    <message>
        <source>Share of the factors that the target depends on</source>
        <translation>目标所依赖的因子占多少</translation>
    </message>
    <message>
        <source>&amp;Factors that count</source>
        <translation>起作用的因子(&amp;F)</translation>
    </message>
    <message>
        <source>Training &amp;rows</source>
        <translation>训练行数(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Turn of the features</source>
        <translation>特征的旋转(&amp;T)</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Ridge</source>
        <translation>Ridge</translation>
    </message>
    <message>
        <source>MCC of the features with the factors</source>
        <translation>特征与因子的 MCC</translation>
    </message>
    <message>
        <source>test R²</source>
        <translation>测试 R²</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>coefficient</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>Test R² of Lasso and Ridge against the MCC of the features</source>
        <translation>Lasso 与 Ridge 的测试 R² 随特征 MCC 的变化</translation>
    </message>
    <message>
        <source>Coefficients of Lasso and Ridge</source>
        <translation>Lasso 与 Ridge 的系数</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>MCC %1</source>
        <translation>MCC %1</translation>
    </message>
    <message>
        <source>%1 rows, features of MCC %2: Lasso R² %3 with %4 of %5 coefficients; Ridge R² %6.</source>
        <translation>%1 行，特征 MCC %2：Lasso R² %3，用了 %5 个系数中的 %4 个；Ridge R² %6。</translation>
    </message>
</context>
<context>
    <name>disentangle::RunControl</name>
    <message>
        <source>Not started. %1</source>
        <translation>没有开始。%1</translation>
    </message>
    <message>
        <source>Show parameters</source>
        <translation>显示参数</translation>
    </message>
    <message>
        <source>%1: the folder for runs cannot be made. Free some space or correct its permissions, then run again.</source>
        <translation>%1：无法创建运行的文件夹。请腾出空间或更正其权限，然后重新运行。</translation>
    </message>
    <message>
        <source>Another run is being trained; stop it first.</source>
        <translation>另一个运行正在训练；请先停止它。</translation>
    </message>
    <message>
        <source>Queue over seeds</source>
        <translation>按多个种子排队</translation>
    </message>
    <message>
        <source>Train this experiment with seed 0 and on; number of seeds:</source>
        <translation>从种子 0 起训练该实验；种子数：</translation>
    </message>
    <message>
        <source>From the queue: %1, seed %2</source>
        <translation>来自队列：%1，种子 %2</translation>
    </message>
    <message>
        <source>Continue from the checkpoint</source>
        <translation>从检查点继续</translation>
    </message>
    <message>
        <source>Continue paused</source>
        <translation>以暂停状态继续</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The engine has been suspended from outside (SIGSTOP). What was recorded is safe.</source>
        <translation>引擎被外部挂起（SIGSTOP）。已记录的内容是安全的。</translation>
    </message>
    <message>
        <source>The engine has not answered for a while. A large model may take that long; what was recorded is safe.</source>
        <translation>引擎已有一阵没有回应。大模型可能需要这么久；已记录的内容是安全的。</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>让它继续</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>结束它</translation>
    </message>
    <message>
        <source>No longer where it was when the studio was closed: %1</source>
        <translation>已不在工作室关闭时所在的位置：%1</translation>
    </message>
    <message>
        <source>Experiment of %1</source>
        <translation>%1 的实验</translation>
    </message>
    <message>
        <source>%1 was interrupted. It can go on from step %2 of %3.</source>
        <translation>%1 被打断了，可以从第 %2 步（共 %3 步）继续。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
</context>
<context>
    <name>disentangle::RunCost</name>
    <message>
        <source>%L1 steps</source>
        <translation>%L1 步</translation>
    </message>
    <message>
        <source>%1, %2 here</source>
        <translation>%1，在此约需 %2</translation>
    </message>
</context>
<context>
    <name>disentangle::RunDetails</name>
    <message>
        <source>paper, ablation</source>
        <translation>论文, 消融</translation>
    </message>
    <message>
        <source>Tags, separated by commas; the list can be filtered by them</source>
        <translation>标签，以逗号分隔；列表可按标签筛选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>颜色 %1</translation>
    </message>
    <message>
        <source>Kept only until the run is closed. %1</source>
        <translation>仅保留到该运行关闭为止。%1</translation>
    </message>
</context>
<context>
    <name>disentangle::RunList</name>
    <message>
        <source>Filter runs</source>
        <translation>筛选运行</translation>
    </message>
    <message>
        <source>Words of names, tags, notes or states; tag:paper for a tag</source>
        <translation>名称、标签、备注或状态中的词；tag:论文 表示标签</translation>
    </message>
    <message>
        <source>Opened runs</source>
        <translation>打开的运行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Ticked runs are laid over the one that is shown (Space)</source>
        <translation>勾选的运行叠加在所显示的运行之上（空格）</translation>
    </message>
    <message>
        <source>%1
At the newest step.</source>
        <translation>%1
取最新一步。</translation>
    </message>
    <message>
        <source>When its training was begun</source>
        <translation>训练开始的时间</translation>
    </message>
    <message>
        <source>About this run</source>
        <translation>关于该运行</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open run files; they can also be dropped here</source>
        <translation>打开运行文件；也可以把文件拖放到这里</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>Final scores of all runs, with mean and standard error over seeds</source>
        <translation>所有运行的最终得分，含跨种子的均值与标准误</translation>
    </message>
    <message>
        <source>%1, step %2, begun %3</source>
        <translation>%1，第 %2 步，开始于 %3</translation>
    </message>
    <message>
        <source>Differences are taken to this run</source>
        <translation>差值相对于该运行</translation>
    </message>
    <message>
        <source>Columns, where there is room</source>
        <translation>有空间时的列</translation>
    </message>
    <message>
        <source>Runs appear here when you train.
Run files can be dropped here.</source>
        <translation>训练时，运行会出现在这里。
运行文件可以拖放到这里。</translation>
    </message>
    <message>
        <source>No run matches “%1”.</source>
        <translation>没有与“%1”相符的运行。</translation>
    </message>
    <message>
        <source>Open runs</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>Runs (*.run);;All files (*)</source>
        <translation>运行 (*.run);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Lay it over the shown run</source>
        <translation>叠加到所显示的运行上</translation>
    </message>
    <message>
        <source>Draw its curves beside those of the run that is shown</source>
        <translation>把它的曲线画在所显示的运行的曲线旁边</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Give the run a name</source>
        <translation>给该运行起一个名称</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>颜色 %1</translation>
    </message>
    <message>
        <source>Take differences to this run</source>
        <translation>以该运行为差值基准</translation>
    </message>
    <message>
        <source>Lay it over the others first</source>
        <translation>请先把它叠加到其他运行上</translation>
    </message>
    <message>
        <source>Use its experiment</source>
        <translation>使用它的实验</translation>
    </message>
    <message>
        <source>Put its experiment into the World; can be undone</source>
        <translation>把它的实验放进“世界”；可以撤销</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Close the run</source>
        <translation>关闭该运行</translation>
    </message>
    <message>
        <source>Take the run off the list; its file stays</source>
        <translation>把该运行从列表中移除；其文件保留</translation>
    </message>
</context>
<context>
    <name>disentangle::RunLog</name>
    <message>
        <source>Step %L1: %2</source>
        <translation>第 %L1 步：%2</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>运行日志</translation>
    </message>
    <message>
        <source>What a run does is written here: what was chosen for it, what the search for the graph found, and what was changed.</source>
        <translation>运行所做的事写在这里：为它选择了什么，搜索图时找到了什么，更改了什么。</translation>
    </message>
    <message>
        <source>A double click on a line goes to its step</source>
        <translation>双击一行即可转到那一步</translation>
    </message>
    <message>
        <source>Copy the whole log of this run</source>
        <translation>复制该运行的整个日志</translation>
    </message>
    <message>
        <source>No run is shown.</source>
        <translation>没有显示运行。</translation>
    </message>
</context>
<context>
    <name>disentangle::RunModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1，种子 %2</translation>
    </message>
</context>
<context>
    <name>disentangle::RunView</name>
    <message>
        <source>No run is shown.
Press Run to train, or open a run file.</source>
        <translation>没有显示运行。
按“运行”训练，或打开运行文件。</translation>
    </message>
    <message>
        <source>Not evaluated yet.</source>
        <translation>尚未评估。</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
</context>
<context>
    <name>disentangle::ScatterMatrix</name>
    <message>
        <source>Scatter matrix of generated data</source>
        <translation>所生成数据的散点图矩阵</translation>
    </message>
    <message>
        <source>%1 and %2: %3</source>
        <translation>%1 与 %2：%3</translation>
    </message>
    <message>
        <source>Correlations: %1</source>
        <translation>相关：%1</translation>
    </message>
    <message>
        <source>colour: %1</source>
        <translation>颜色：%1</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1，从 %2 到 %3</translation>
    </message>
    <message>
        <source>%1 (upwards) against %2, correlation %3</source>
        <translation>%1（向上）对 %2，相关 %3</translation>
    </message>
</context>
<context>
    <name>disentangle::ScatterPlot</name>
    <message>
        <source>Scatter plot</source>
        <translation>散点图</translation>
    </message>
    <message numerus="yes">
        <source>%1 upwards against %2, %n point(s)</source>
        <translation>
            <numerusform>%1 向上，对 %2，%n 个点</numerusform>
        </translation>
    </message>
    <message>
        <source>, correlation %1</source>
        <translation>，相关 %1</translation>
    </message>
    <message>
        <source>r = %1</source>
        <translation>r = %1</translation>
    </message>
    <message>
        <source>row %1
%2 = %3
%4 = %5</source>
        <translation>第 %1 行
%2 = %3
%4 = %5</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>disentangle::ScenePreview</name>
    <message>
        <source>Frames of the first training rows</source>
        <translation>前几个训练行的画面</translation>
    </message>
</context>
<context>
    <name>disentangle::ScoresView</name>
    <message>
        <source>MCC, R_con, R</source>
        <translation>MCC、R_con、R</translation>
    </message>
    <message>
        <source>SHD (edges)</source>
        <translation>SHD (边)</translation>
    </message>
    <message>
        <source>ceiling of %1: %2</source>
        <translation>%1 的上限：%2</translation>
    </message>
    <message>
        <source>%1; none is promised for MCC</source>
        <translation>%1；对 MCC 没有任何保证</translation>
    </message>
</context>
<context>
    <name>disentangle::Scrubber</name>
    <message>
        <source>Play the run back</source>
        <translation>回放该运行</translation>
    </message>
    <message>
        <source>Play from here, or pause (Space on the scrubber)</source>
        <translation>从这里播放，或暂停（在滑块上按空格）</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Set a bookmark here (B on the scrubber), or go to one</source>
        <translation>在此设置书签（在滑块上按 B），或转到某个书签</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Go to a score or an event (J on the scrubber)</source>
        <translation>转到某个得分或事件（在滑块上按 J）</translation>
    </message>
    <message>
        <source>Follow the newest step</source>
        <translation>跟随最新一步</translation>
    </message>
    <message>
        <source>Follow the newest step (End)</source>
        <translation>跟随最新一步 (End)</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>The whole run in</source>
        <translation>整个运行用时</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>As fast as it was trained, times</source>
        <translation>与训练时同速，倍率</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Begin again at the end</source>
        <translation>到末尾后重新开始</translation>
    </message>
    <message>
        <source>%1 – not reached</source>
        <translation>%1 – 未达到</translation>
    </message>
    <message>
        <source>  (step %L1)</source>
        <translation>（第 %L1 步）</translation>
    </message>
    <message>
        <source>The newest events</source>
        <translation>最新的事件</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Set a bookmark at step %L1	B</source>
        <translation>在第 %L1 步设置书签	B</translation>
    </message>
    <message>
        <source>Name it …	Shift+B</source>
        <translation>命名…	Shift+B</translation>
    </message>
    <message>
        <source>Take it away	Del</source>
        <translation>去掉它	Del</translation>
    </message>
    <message>
        <source>Previous mark	Ctrl+Left</source>
        <translation>上一个标记	Ctrl+Left</translation>
    </message>
    <message>
        <source>Next mark	Ctrl+Right</source>
        <translation>下一个标记	Ctrl+Right</translation>
    </message>
    <message>
        <source>%1  (step %L2)</source>
        <translation>%1（第 %L2 步）</translation>
    </message>
    <message>
        <source>Bookmark %1</source>
        <translation>书签 %1</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Name of the bookmark at step %L1</source>
        <translation>第 %L1 步书签的名称</translation>
    </message>
</context>
<context>
    <name>disentangle::ScrubberTrack</name>
    <message>
        <source>Step looked at</source>
        <translation>所看的步</translation>
    </message>
    <message>
        <source>Step %L1 of %L2</source>
        <translation>第 %L1 步，共 %L2 步</translation>
    </message>
    <message>
        <source>Nothing has been evaluated yet</source>
        <translation>尚未评估任何一步</translation>
    </message>
    <message>
        <source>Step %L1</source>
        <translation>第 %L1 步</translation>
    </message>
</context>
<context>
    <name>disentangle::Section</name>
    <message>
        <source>Folds or unfolds this part</source>
        <translation>折叠或展开这一部分</translation>
    </message>
</context>
<context>
    <name>disentangle::SeedField</name>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed gives the same graph again.</source>
        <translation>相同的种子再次给出相同的图。</translation>
    </message>
    <message>
        <source>&amp;Another</source>
        <translation>换一个(&amp;A)</translation>
    </message>
    <message>
        <source>Draws another seed</source>
        <translation>抽取另一个种子</translation>
    </message>
</context>
<context>
    <name>disentangle::ShortcutEditor</name>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>The keys that the command comes with</source>
        <translation>该命令自带的按键</translation>
    </message>
    <message>
        <source>&amp;Press the new keys</source>
        <translation>请按下新按键(&amp;P)</translation>
    </message>
    <message>
        <source>Not the keys that the command comes with</source>
        <translation>不是该命令自带的按键</translation>
    </message>
    <message>
        <source>&amp;Take them</source>
        <translation>采用(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;No keys</source>
        <translation>无按键(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>%1 already stand for “%2” in the menu %3, which would lose them.</source>
        <translation>%1 已用于菜单 %3 中的“%2”，后者将失去它。</translation>
    </message>
    <message>
        <source>Changes hold at once and are kept.</source>
        <translation>更改立即生效并会保留。</translation>
    </message>
</context>
<context>
    <name>disentangle::SparsityView</name>
    <message>
        <source>edges</source>
        <translation>边</translation>
    </message>
    <message>
        <source>multiplier λ</source>
        <translation>乘子 λ</translation>
    </message>
</context>
<context>
    <name>disentangle::SteerPanel</name>
    <message>
        <source>Steer the training</source>
        <translation>调控训练</translation>
    </message>
    <message>
        <source>Steer</source>
        <translation>调控</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Nothing is training. Run an experiment, or continue a run, to steer it.</source>
        <translation>没有正在进行的训练。请运行一个实验，或继续一个运行，以便调控它。</translation>
    </message>
    <message>
        <source>The engine is starting.</source>
        <translation>引擎正在启动。</translation>
    </message>
    <message>
        <source>The training is ending.</source>
        <translation>训练正在结束。</translation>
    </message>
    <message>
        <source>The run is being read.</source>
        <translation>正在读取运行。</translation>
    </message>
    <message>
        <source>Takes effect from the next step on; recorded in the run and marked on its curves.</source>
        <translation>从下一步起生效；会记录在运行中并标在其曲线上。</translation>
    </message>
    <message>
        <source>It %1. A new run could be steered by it.</source>
        <translation>它%1。新的运行可以用它来调控。</translation>
    </message>
</context>
<context>
    <name>disentangle::StudiesPanel</name>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>The runs leave checkpoints and end; Continue goes on from there. Pressed again it ends them at once.</source>
        <translation>各运行留下检查点后结束；“继续”从那里接着进行。再按一次则立即结束。</translation>
    </message>
    <message>
        <source>Steps taken of the study</source>
        <translation>该研究已完成的步数</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>A study is being trained here; stop it before another is opened.</source>
        <translation>这里正在训练一个研究；请先停止它，再打开另一个。</translation>
    </message>
    <message>
        <source>%1 holds no study: there is no sweep.index in it.</source>
        <translation>%1 不含研究：其中没有 sweep.index。</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %2 个中的 %1 个</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>，%1 个失败</translation>
    </message>
    <message>
        <source>, %1 running</source>
        <translation>，%1 个正在运行</translation>
    </message>
    <message>
        <source>; the runs write their checkpoints …</source>
        <translation>；各运行正在写检查点…</translation>
    </message>
    <message>
        <source>; %1 to go</source>
        <translation>；还需 %1</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Every run of this study is done.</source>
        <translation>该研究的每个运行都已完成。</translation>
    </message>
    <message>
        <source>Trains what is not done; what has failed is tried once more.</source>
        <translation>训练尚未完成的；失败的会再试一次。</translation>
    </message>
</context>
<context>
    <name>disentangle::StudyEditor</name>
    <message>
        <source>&amp;Add an axis</source>
        <translation>添加一个轴(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quick: two seeds, an eighth of the steps</source>
        <translation>快速：两个种子，八分之一的步数(&amp;Q)</translation>
    </message>
    <message>
        <source>This experiment over axes</source>
        <translation>该实验在各轴上</translation>
    </message>
    <message>
        <source>What is studied</source>
        <translation>研究什么</translation>
    </message>
    <message>
        <source>All of the study, or one of its panels alone</source>
        <translation>整个研究，或仅其中一幅图</translation>
    </message>
    <message>
        <source>In a small fraction of the time, to see it work. Scores are not to be compared with published ones.</source>
        <translation>只用一小部分时间，看看它如何运作。得分不可与已发表的相比。</translation>
    </message>
    <message>
        <source>Seeds of training: a range 0:4 (0 to 4), a list 3,7,11, or how many</source>
        <translation>训练的种子：区间 0:4（0 到 4）、列表 3,7,11，或个数</translation>
    </message>
    <message>
        <source>Seeds of training</source>
        <translation>训练的种子</translation>
    </message>
    <message>
        <source>Folder of the study</source>
        <translation>研究的文件夹</translation>
    </message>
    <message>
        <source>Where the runs and their index are kept. A study that is there goes on.</source>
        <translation>保存各运行及其索引的位置。已有的研究会继续。</translation>
    </message>
    <message>
        <source>Runs that are trained at a time, each on one core</source>
        <translation>同时训练的运行数，每个占一个核心</translation>
    </message>
    <message>
        <source>Runs at a time</source>
        <translation>同时运行数</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Part</source>
        <translation>部分(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;eeds</source>
        <translation>种子(&amp;E)</translation>
    </message>
    <message>
        <source>Runs at a &amp;time</source>
        <translation>同时运行数(&amp;T)</translation>
    </message>
    <message>
        <source>After %1.</source>
        <translation>依据 %1。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>The experiment of this window, trained at every combination of the values below.</source>
        <translation>该窗口的实验，在下列取值的每种组合上训练。</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>已打开：%1</translation>
    </message>
    <message>
        <source>%1 of one setting.</source>
        <translation>%1，一种设置。</translation>
    </message>
    <message>
        <source>%1 of %2 settings, which differ in %3.</source>
        <translation>%1，%2 种设置，区别在于 %3。</translation>
    </message>
    <message>
        <source>An axis is not complete yet.</source>
        <translation>有一个轴尚未完成。</translation>
    </message>
    <message>
        <source>%1 of %2, %L3 steps each at most</source>
        <translation>%1，%2，每个至多 %L3 步</translation>
    </message>
    <message>
        <source>one setting</source>
        <translation>一种设置</translation>
    </message>
    <message>
        <source>%1 settings</source>
        <translation>%1 种设置</translation>
    </message>
    <message>
        <source>; %1 here, %2 at a time.</source>
        <translation>；在此约需 %1，同时 %2 个。</translation>
    </message>
    <message>
        <source>; how long one takes here is not measured yet: train one with Run to know.</source>
        <translation>；在此一个需要多久尚未测得：用“运行”训练一个即可知道。</translation>
    </message>
    <message>
        <source>%1 of them are done already.</source>
        <translation>其中 %1 个已经完成。</translation>
    </message>
</context>
<context>
    <name>disentangle::StudyProcess</name>
    <message>
        <source>The experiment cannot be written for the runner: %1.</source>
        <translation>无法为运行程序写出实验：%1。</translation>
    </message>
    <message>
        <source>%1 cannot be started. Is it installed beside the studio?</source>
        <translation>无法启动 %1。它是否与工作室安装在一起？</translation>
    </message>
    <message>
        <source>The runner was ended by signal %1. What its runs recorded is safe; Continue goes on.</source>
        <translation>运行程序被信号 %1 结束。各运行已记录的内容是安全的；“继续”从那里接着进行。</translation>
    </message>
</context>
<context>
    <name>disentangle::StudyResults</name>
    <message>
        <source>Here the curves and scores of a study appear as its runs are trained. Choose what is to vary, then Run; or open the folder of a study with File &gt; Open study.</source>
        <translation>训练研究的各运行时，其曲线和得分会出现在这里。选择要变化的量，然后按“运行”；或用“文件 &gt; 打开研究”打开一个研究的文件夹。</translation>
    </message>
    <message>
        <source>over the steps</source>
        <translation>按步</translation>
    </message>
    <message>
        <source>over the rows</source>
        <translation>按行</translation>
    </message>
    <message>
        <source>Curves over the training steps, or the final score over the values of the rows</source>
        <translation>训练步上的曲线，或各行取值上的最终得分</translation>
    </message>
    <message>
        <source>Rows of the map, and a panel of curves each</source>
        <translation>图中的行，每行一幅曲线</translation>
    </message>
    <message>
        <source>Columns of the map, and a curve each</source>
        <translation>图中的列，每列一条曲线</translation>
    </message>
    <message>
        <source>&amp;Score</source>
        <translation>得分(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>曲线(&amp;U)</translation>
    </message>
    <message>
        <source>Ro&amp;ws</source>
        <translation>行(&amp;W)</translation>
    </message>
    <message>
        <source>Co&amp;lumns</source>
        <translation>列(&amp;L)</translation>
    </message>
    <message>
        <source>Curves of the study</source>
        <translation>研究的曲线</translation>
    </message>
    <message>
        <source>Scores of the study by setting</source>
        <translation>研究按设置的得分</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>mean over all</source>
        <translation>全部取均值</translation>
    </message>
    <message>
        <source>Study %1</source>
        <translation>研究 %1</translation>
    </message>
    <message>
        <source>and %1 more; the map shows where</source>
        <translation>以及另外 %1 个；图上可见其位置</translation>
    </message>
    <message>
        <source>⚠ Failed: </source>
        <translation>⚠ 失败：</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1 at the last step, mean over the runs of a cell, from %2 to %3. A click opens its run.</source>
        <translation>最后一步的 %1，单元格中各运行的均值，从 %2 到 %3。点击可打开其运行。</translation>
    </message>
    <message>
        <source>: no such run</source>
        <translation>：没有这样的运行</translation>
    </message>
    <message>
        <source> (%1 of %2 runs done)</source>
        <translation>（%2 个运行中完成 %1 个）</translation>
    </message>
    <message>
        <source>Nothing of this cell has been trained yet.</source>
        <translation>该单元格尚未训练任何运行。</translation>
    </message>
    <message>
        <source>Open all %1 and compare</source>
        <translation>打开全部 %1 个并比较</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>Curves, map or scores as a file</source>
        <translation>把曲线、图或得分导出为文件</translation>
    </message>
    <message>
        <source>&amp;Curves as a figure …</source>
        <translation>曲线导出为图表(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Map as a figure …</source>
        <translation>图导出为图表(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Scores as a table …</source>
        <translation>得分导出为表格(&amp;S)…</translation>
    </message>
    <message>
        <source>Export scores</source>
        <translation>导出得分</translation>
    </message>
    <message>
        <source>CSV (*.csv);;LaTeX, booktabs (*.tex)</source>
        <translation>CSV (*.csv);;LaTeX，booktabs (*.tex)</translation>
    </message>
    <message>
        <source>Curves over the steps</source>
        <translation>按步的曲线</translation>
    </message>
    <message>
        <source>A panel for each row of the map, a curve for each column</source>
        <translation>图的每行一幅，每列一条曲线</translation>
    </message>
    <message>
        <source>Scores over the rows</source>
        <translation>按行的得分</translation>
    </message>
    <message>
        <source>The score at the last step over the values of the rows</source>
        <translation>最后一步的得分，随各行的取值</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>图</translation>
    </message>
    <message>
        <source>The score at the last step in cells, by rows and columns</source>
        <translation>最后一步的得分，按行和列排成单元格</translation>
    </message>
    <message>
        <source>Export figure of %1</source>
        <translation>导出 %1 的图表</translation>
    </message>
</context>
<context>
    <name>disentangle::TablePage</name>
    <message>
        <source>Rows do not follow each other in time.</source>
        <translation>各行在时间上互不相继。</translation>
    </message>
    <message>
        <source>Rows are pairs of consecutive times.</source>
        <translation>每两行是相继的两个时刻。</translation>
    </message>
    <message>
        <source>Rows follow each other in time, within an episode.</source>
        <translation>在一个片段之内，各行在时间上相继。</translation>
    </message>
    <message>
        <source>%1 columns: %2</source>
        <translation>%1 列：%2</translation>
    </message>
    <message>
        <source>Files and &amp;columns …</source>
        <translation>文件与列(&amp;C)…</translation>
    </message>
    <message>
        <source>Choose files and the role of each column, and look at the values</source>
        <translation>选择文件和每一列的角色，并查看取值</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Number of latents</source>
        <translation>潜变量个数</translation>
    </message>
    <message>
        <source>L&amp;atents</source>
        <translation>潜变量(&amp;A)</translation>
    </message>
    <message>
        <source>Learned graph</source>
        <translation>学到的图</translation>
    </message>
    <message>
        <source>next x</source>
        <translation>后一步 x</translation>
    </message>
    <message>
        <source>episode</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>%1 to train on, %2 to validate and %3 to test on.</source>
        <translation>%1 用于训练，%2 用于验证，%3 用于测试。</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>Proposed: %1, because %2. A proposal and no finding.</source>
        <translation>提议：%1，因为%2。这只是提议，不是发现。</translation>
    </message>
    <message>
        <source>Looking at the files …</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>✗ The files have other rows or columns than when this experiment was made: %1 to train on, in place of %2.</source>
        <translation>✗ 文件的行或列与建立该实验时不同：用于训练的是 %1，而不是 %2。</translation>
    </message>
    <message>
        <source>&amp;Find the file …</source>
        <translation>查找文件(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Take the files as they are now</source>
        <translation>按文件现在的样子取用(&amp;T)</translation>
    </message>
    <message>
        <source>Find the files of these data</source>
        <translation>查找这些数据的文件</translation>
    </message>
    <message>
        <source>Find %1</source>
        <translation>查找 %1</translation>
    </message>
    <message>
        <source>Take the files as they are now</source>
        <translation>按文件现在的样子取用</translation>
    </message>
    <message>
        <source>Each value of the column of tasks is a task</source>
        <translation>任务列的每个值是一个任务</translation>
    </message>
    <message>
        <source>Each column of y is a task</source>
        <translation>y 的每一列是一个任务</translation>
    </message>
    <message>
        <source>; targets are numbers.</source>
        <translation>；目标是数。</translation>
    </message>
    <message>
        <source>; targets are %1 classes: %2.</source>
        <translation>；目标是 %1 个类别：%2。</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 个任务</translation>
    </message>
</context>
<context>
    <name>disentangle::TableVerdict</name>
    <message>
        <source>What may be concluded</source>
        <translation>可以得出什么结论</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Theory promises nothing for these data&lt;/b&gt;: the graph that they came about by is unknown, and so is whether the assumptions hold.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;对这些数据，理论不作任何保证&lt;/b&gt;：产生它们的图未知，各假设是否成立也未知。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Of the graph that the document gives&lt;/b&gt;, if it is the true one: %1&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;关于文档给出的图&lt;/b&gt;，假如它是真实的图：%1&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Run trains on them; then it stands here what the learned graph tells of rows that were not learned from.&lt;/p&gt;</source>
        <translation>&lt;p&gt;按“运行”在其上训练；之后这里会写明，学到的图对未参与学习的行说明了什么。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;What may be concluded.&lt;/b&gt; The graph is a statement about the model&apos;s latents, if x is a smooth invertible function of few latents with little noise, each action reaches few of them, actions vary enough, and nothing else makes rows differ. An edge from an action says that rows with it differ in what the latent encodes, and not that the action hit a cause. Train several seeds: an edge that one finds and the next does not is no finding.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;可以得出什么结论。&lt;/b&gt;图是关于模型潜变量的陈述，前提是：x 是少数潜变量的光滑可逆函数且噪声很小，每个动作只到达其中少数，动作有足够的变化，并且没有别的因素使各行不同。一条来自动作的边表示：带有该动作的行在该潜变量所编码的内容上不同，并不表示该动作击中了某个原因。请训练几个种子：一个种子找到而下一个没有找到的边，不算发现。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1, step %2.&lt;/b&gt; A row that was not learned from has %3 nats</source>
        <translation>&lt;b&gt;%1，第 %2 步。&lt;/b&gt;一个未参与学习的行有 %3 奈特</translation>
    </message>
    <message>
        <source>, %1 without the graph</source>
        <translation>，去掉图为 %1</translation>
    </message>
    <message>
        <source>, %1 with the actions of other rows</source>
        <translation>，换用其他行的动作为 %1</translation>
    </message>
    <message>
        <source>The graph tells %1 nats a row.</source>
        <translation>图对每行说明了 %1 奈特。</translation>
    </message>
    <message>
        <source>The graph tells nothing: it deserves no attention.</source>
        <translation>图什么也没有说明：不值得注意。</translation>
    </message>
    <message>
        <source>The actions tell nothing.</source>
        <translation>动作什么也没有说明。</translation>
    </message>
    <message>
        <source>&lt;b&gt;If the learned graph is the true one, and the assumptions hold:&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;假如学到的图是真实的图，且各假设成立：&lt;/b&gt; %1</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Theory promises nothing for these data&lt;/b&gt;: which factors the tasks need is unknown, and so is whether Assumptions 4 to 7 hold. They hold where x is a function of few factors, every two factors are told apart by tasks that need the one and not the other, and weights are drawn freely.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;理论对这些数据不作任何保证&lt;/b&gt;：任务需要哪些因子未知，假设 4 至 7 是否成立也未知。若 x 是少数因子的函数，每两个因子都有需要其一而不需要另一的任务将其区分，且权重自由抽取，则它们成立。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Run trains on them; then it stands here what predictors of held-out tasks do on points that they were not fitted to.&lt;/p&gt;</source>
        <translation>&lt;p&gt;“运行”用它们训练；之后这里会显示留出任务的预测器在未用于拟合的点上表现如何。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1, step %2.&lt;/b&gt; Predictors of held-out tasks use %3 of the learned factors; their error on points that they were not fitted to is %4.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;%1，第 %2 步。&lt;/b&gt;留出任务的预测器使用学到的因子中的 %3 个；它们在未用于拟合的点上的误差为 %4。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;What may be concluded.&lt;/b&gt; If predictors use clearly fewer factors than there are, and the curve of the penalty in the view Tasks shows that few are enough, these are factors in which the tasks are sparse; with another seed they must come out the same. If predictors use nearly all of them, nothing has been separated.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;可以得出什么结论。&lt;/b&gt;若预测器使用的因子明显少于总数，且视图“任务”中的惩罚曲线表明少数因子就够了，则任务在这些因子上是稀疏的；换一个种子必须得到同样的因子。若预测器使用了几乎所有因子，则什么也没有分开。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>, %1 with all edges</source>
        <translation>，保留所有边时为 %1</translation>
    </message>
    <message>
        <source>It leaves out edges that would tell %1 more.</source>
        <translation>它略去了能多说明 %1 的边。</translation>
    </message>
    <message>
        <source> (%1 nats a row, in %2 % of resamples)</source>
        <translation>（每行 %1 奈特，出现于 %2 % 的重抽样）</translation>
    </message>
    <message>
        <source> (%1 nats a row)</source>
        <translation>（每行 %1 奈特）</translation>
    </message>
    <message>
        <source>%1 moves %2</source>
        <translation>%1 移动 %2</translation>
    </message>
    <message>
        <source>nothing is moved by %1</source>
        <translation>%1 不移动任何潜变量</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;What actions move&lt;/b&gt;, as far as the graph says: %1.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;动作所移动的&lt;/b&gt;，就图所说而言：%1。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>disentangle::TaskEditor</name>
    <message>
        <source>each by chance</source>
        <translation>各自按概率</translation>
    </message>
    <message>
        <source>any so many</source>
        <translation>任意这么多个</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>windows on a circle</source>
        <translation>圆上的窗口</translation>
    </message>
    <message>
        <source>those drawn below</source>
        <translation>下面画出的那些</translation>
    </message>
    <message>
        <source>Why sparse? Figure 1, live …</source>
        <translation>为什么要稀疏？图 1，实时…</translation>
    </message>
    <message>
        <source>Tasks of your own</source>
        <translation>您自己的任务</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Which factors a task needs</source>
        <translation>任务需要哪些因子</translation>
    </message>
    <message>
        <source>Which factors a task needs. What is edited in the picture becomes a list of its own.</source>
        <translation>任务需要哪些因子。在图中编辑的内容会成为自己的列表。</translation>
    </message>
    <message>
        <source>Number of factors</source>
        <translation>因子个数</translation>
    </message>
    <message>
        <source>Probability of each factor</source>
        <translation>每个因子的概率</translation>
    </message>
    <message>
        <source>Factors in a set, block or window</source>
        <translation>一个集合、分块或窗口中的因子数</translation>
    </message>
    <message>
        <source>Lasso and Ridge as features are turned: why a sparse predictor minds, and a ridge does not</source>
        <translation>旋转特征时的 Lasso 与 Ridge：为什么稀疏预测器在乎，而 Ridge 不在乎</translation>
    </message>
    <message>
        <source>&amp;Factors</source>
        <translation>因子(&amp;F)</translation>
    </message>
    <message>
        <source>Tasks &amp;need</source>
        <translation>任务需要(&amp;N)</translation>
    </message>
    <message>
        <source>Take the tasks that are drawn</source>
        <translation>取用所画的任务</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>预设 %1</translation>
    </message>
    <message>
        <source>Click or drag over cells: which factors (rows) a task (column) needs.</source>
        <translation>点击或在单元格上拖动：一个任务（列）需要哪些因子（行）。</translation>
    </message>
    <message>
        <source>When? Few shots, live …</source>
        <translation>何时有用？少样本，实时…</translation>
    </message>
    <message>
        <source>Accuracy with few examples: when a sparse predictor gains, by sparsity of the tasks and MCC of the features</source>
        <translation>样本很少时的准确率：稀疏预测器何时有收益，取决于任务的稀疏程度和特征的 MCC</translation>
    </message>
</context>
<context>
    <name>disentangle::TaskGraphDocument</name>
    <message numerus="yes">
        <source>%n factor(s)</source>
        <translation>
            <numerusform>%n 个因子</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Remove a task</source>
        <translation>移除任务</translation>
    </message>
    <message>
        <source>Task %1 needs %2</source>
        <translation>任务 %1 需要 %2</translation>
    </message>
    <message>
        <source>Task %1 does without %2</source>
        <translation>任务 %1 不需要 %2</translation>
    </message>
    <message>
        <source>Change what tasks need</source>
        <translation>更改任务所需的因子</translation>
    </message>
    <message>
        <source>No more than %1 tasks can be drawn.</source>
        <translation>至多可以画 %1 个任务。</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>disentangle::TaskLab</name>
    <message>
        <source>Computing every place of the sliders; this takes some seconds …</source>
        <translation>正在计算滑块的每个位置；这需要几秒…</translation>
    </message>
    <message>
        <source>The engine %1 could not be started: %2</source>
        <translation>无法启动引擎 %1：%2</translation>
    </message>
    <message>
        <source>The engine has computed nothing.</source>
        <translation>引擎什么也没有计算。</translation>
    </message>
    <message>
        <source>The engine has ended without an answer that can be read: %1</source>
        <translation>引擎结束了，但没有给出可读的答复：%1</translation>
    </message>
</context>
<context>
    <name>disentangle::TaskPages</name>
    <message>
        <source>An observation is a picture of %1 x %1 pixels, whose parts %2 factors move.</source>
        <translation>一个观测是 %1 x %1 像素的图片，%2 个因子移动其中的部分。</translation>
    </message>
    <message>
        <source>An observation has %1 numbers, made of %2 factors.</source>
        <translation>一个观测有 %1 个数，由 %2 个因子构成。</translation>
    </message>
    <message>
        <source> Factors are correlated by %1.</source>
        <translation> 因子之间的相关为 %1。</translation>
    </message>
    <message>
        <source> A task shows %1 of them, each with a number: its weights times the factors that it needs, and %2 % of noise.</source>
        <translation> 一个任务给出其中 %1 个观测，各带一个数：任务的权重乘以它需要的因子，再加 %2 % 的噪声。</translation>
    </message>
    <message>
        <source> A task shows %1 of them, each with one of %2 classes, drawn from a softmax of its weights times the factors that it needs.</source>
        <translation> 一个任务给出其中 %1 个观测，各带 %2 个类别之一，由权重与所需因子之积的 softmax 抽取。</translation>
    </message>
    <message>
        <source> Every step sees new tasks.</source>
        <translation> 每一步都是新任务。</translation>
    </message>
    <message>
        <source> There are %1 tasks, which come again and again.</source>
        <translation> 共有 %1 个任务，反复出现。</translation>
    </message>
    <message>
        <source> All of this is set in Parameters.</source>
        <translation> 这些都在“参数”中设置。</translation>
    </message>
</context>
<context>
    <name>disentangle::TaskVerdictPanel</name>
    <message>
        <source>%1 is alone</source>
        <translation>%1 独立</translation>
    </message>
    <message>
        <source>without %1: %2 holds all the others</source>
        <translation>没有 %1：%2 含有其余全部</translation>
    </message>
    <message>
        <source>without %1: %2 lacks %3</source>
        <translation>没有 %1：%2 缺少 %3</translation>
    </message>
    <message>
        <source>Add this task</source>
        <translation>添加该任务</translation>
    </message>
    <message>
        <source>Permitted pattern</source>
        <translation>允许模式</translation>
    </message>
    <message>
        <source>true factor</source>
        <translation>真实因子</translation>
    </message>
    <message>
        <source>factor it may absorb</source>
        <translation>可能吸收的因子</translation>
    </message>
    <message>
        <source>Add the task that would help most</source>
        <translation>添加最有帮助的任务</translation>
    </message>
    <message>
        <source>Theorem 1 supposes</source>
        <translation>定理 1 的假设</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>什么会有帮助</translation>
    </message>
    <message>
        <source>Assumption %1 fails</source>
        <translation>假设 %1 不成立</translation>
    </message>
    <message>
        <source>%1 of %2 factors can be disentangled</source>
        <translation>%2 个因子中有 %1 个可以解耦</translation>
    </message>
    <message>
        <source>%1 &lt;b&gt;%2&lt;/b&gt; %3. %4</source>
        <translation>%1 &lt;b&gt;%2&lt;/b&gt; %3。%4</translation>
    </message>
    <message>
        <source>%1 of %2 hold</source>
        <translation>%2 条中有 %1 条成立</translation>
    </message>
    <message>
        <source>%1 is a function of its learned counterpart</source>
        <translation>%1 是其学到的对应因子的函数</translation>
    </message>
    <message>
        <source>%1 may absorb %2: every task that needs %1 needs %2</source>
        <translation>%1 可能吸收 %2：每个需要 %1 的任务都需要 %2</translation>
    </message>
    <message>
        <source>%1 comes apart from %2</source>
        <translation>%1 与 %2 被分开</translation>
    </message>
    <message numerus="yes">
        <source>A task that needs %1 would recover %n factor(s) more.</source>
        <translation>
            <numerusform>一个需要 %1 的任务会多恢复 %n 个因子。</numerusform>
        </translation>
    </message>
    <message>
        <source>Assumption 7, by factor</source>
        <translation>假设 7，逐个因子</translation>
    </message>
</context>
<context>
    <name>disentangle::TasksView</name>
    <message>
        <source>t%1</source>
        <translation>t%1</translation>
    </message>
    <message>
        <source>A predictor uses %1 factors</source>
        <translation>一个预测器使用 %1 个因子</translation>
    </message>
    <message>
        <source>, a task needs %1</source>
        <translation>，一个任务需要 %1 个</translation>
    </message>
    <message>
        <source>; every use is right</source>
        <translation>；每次使用都正确</translation>
    </message>
    <message>
        <source>; %1 of %2 uses are wrong (%3 %)</source>
        <translation>；%2 次使用中有 %1 次错误（%3 %）</translation>
    </message>
    <message>
        <source>true W</source>
        <translation>真实 W</translation>
    </message>
    <message>
        <source>learned Ŵ</source>
        <translation>学到 Ŵ</translation>
    </message>
    <message>
        <source>Error and factors in use as the penalty falls</source>
        <translation>惩罚减小时的误差与使用的因子数</translation>
    </message>
    <message>
        <source>λ over the largest useful λ</source>
        <translation>λ 与最大有用 λ 之比</translation>
    </message>
    <message>
        <source>unseen error</source>
        <translation>未见数据的误差</translation>
    </message>
    <message>
        <source>factors used</source>
        <translation>使用的因子数</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>held-out task</source>
        <translation>留出任务</translation>
    </message>
    <message>
        <source>Task %1 does not need %2</source>
        <translation>任务 %1 不需要 %2</translation>
    </message>
    <message>
        <source>Task %1 weighs %2 by %3</source>
        <translation>任务 %1 给 %2 的权重为 %3</translation>
    </message>
    <message>
        <source>learned factor</source>
        <translation>学到的因子</translation>
    </message>
    <message>
        <source>The predictor of task %1 does not use %2</source>
        <translation>任务 %1 的预测器不使用 %2</translation>
    </message>
    <message>
        <source>The predictor of task %1 weighs %2 by %3</source>
        <translation>任务 %1 的预测器给 %2 的权重为 %3</translation>
    </message>
    <message>
        <source>
the task needs it</source>
        <translation>
该任务需要它</translation>
    </message>
    <message>
        <source>
the task does not need it</source>
        <translation>
该任务不需要它</translation>
    </message>
</context>
<context>
    <name>disentangle::TheoryRef</name>
    <message>
        <source>{all %1}</source>
        <translation>{全部 %1 个}</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> 以及另外 %1 个</translation>
    </message>
</context>
<context>
    <name>disentangle::TransportBar</name>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>Take one training step, then pause</source>
        <translation>训练一步，然后暂停</translation>
    </message>
    <message>
        <source>Ten steps</source>
        <translation>十步</translation>
    </message>
    <message>
        <source>Take ten training steps, then pause</source>
        <translation>训练十步，然后暂停</translation>
    </message>
    <message>
        <source>To next evaluation</source>
        <translation>到下一次评估</translation>
    </message>
    <message>
        <source>Train until the next evaluation, then pause</source>
        <translation>训练到下一次评估，然后暂停</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Train the shown run&apos;s experiment again from the same initialisation</source>
        <translation>从相同的初始化重新训练所显示的运行的实验</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Write a checkpoint and end the training</source>
        <translation>写检查点并结束训练</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>End the training and hold the queue</source>
        <translation>结束训练并暂停队列</translation>
    </message>
    <message>
        <source>Steer</source>
        <translation>调控</translation>
    </message>
    <message>
        <source>Change parameters while the run trains</source>
        <translation>在运行训练时更改参数</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Speed and time left</source>
        <translation>速度与剩余时间</translation>
    </message>
    <message>
        <source>Step looked at</source>
        <translation>所看的步</translation>
    </message>
    <message>
        <source>State of the engine</source>
        <translation>引擎状态</translation>
    </message>
    <message>
        <source>Slow &amp;motion</source>
        <translation>慢动作(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Full speed</source>
        <translation>全速(&amp;F)</translation>
    </message>
    <message>
        <source>1 step per second</source>
        <translation>每秒 1 步</translation>
    </message>
    <message>
        <source>%1 steps per second</source>
        <translation>每秒 %1 步</translation>
    </message>
    <message>
        <source>Speed of training</source>
        <translation>训练速度</translation>
    </message>
    <message>
        <source>Train in slow motion: every view moves with every few steps. It changes no number.</source>
        <translation>以慢动作训练：每过几步，所有视图都会移动。不会改变任何数值。</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 步/秒</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>⚠ The engine is suspended; no answer for %L1 s</source>
        <translation>⚠ 引擎被挂起；%L1 秒没有答复</translation>
    </message>
    <message>
        <source>⚠ No answer from the engine for %L1 s</source>
        <translation>⚠ 引擎 %L1 秒没有答复</translation>
    </message>
    <message>
        <source>%1 is being trained, at step %L2 of %L3.</source>
        <translation>正在训练 %1，第 %L2 步，共 %L3 步。</translation>
    </message>
    <message>
        <source>Stop it and train %1 again from step 0? What was recorded stays in the list of runs, and it can be continued.</source>
        <translation>停止它，并从第 0 步重新训练%1吗？已记录的内容会留在运行列表中，可以继续。</translation>
    </message>
    <message>
        <source>it</source>
        <translation>它</translation>
    </message>
    <message>
        <source>Stop and restart</source>
        <translation>停止并重新开始</translation>
    </message>
    <message>
        <source>%L1 / %L2 steps</source>
        <translation>%L1 / %L2 步</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩%1</translation>
    </message>
    <message>
        <source>step %L1</source>
        <translation>第 %L1 步</translation>
    </message>
    <message>
        <source>A run is being trained; add this one to the queue with Ctrl+Shift+R</source>
        <translation>正在训练一个运行；按 Ctrl+Shift+R 把这一个加入队列</translation>
    </message>
    <message>
        <source>Train the world at the left as a new run</source>
        <translation>把左侧的世界作为新的运行来训练</translation>
    </message>
    <message>
        <source>Train the world at the left as a new run: %1</source>
        <translation>把左侧的世界作为新的运行来训练：%1</translation>
    </message>
    <message>
        <source>Pause %1 after the current step</source>
        <translation>在当前步之后暂停 %1</translation>
    </message>
    <message>
        <source>Continue %1</source>
        <translation>继续 %1</translation>
    </message>
    <message>
        <source>Continue %1 from its last checkpoint</source>
        <translation>从 %1 的最后一个检查点继续</translation>
    </message>
    <message>
        <source>The run that is shown has nothing to be continued</source>
        <translation>所显示的运行没有可以继续的</translation>
    </message>
    <message>
        <source>No run is shown that could be continued</source>
        <translation>没有显示可以继续的运行</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>; begins a new run of the world</source>
        <translation>；开始该世界的一个新运行</translation>
    </message>
    <message>
        <source>Take one training step, then pause%1</source>
        <translation>训练一步，然后暂停%1</translation>
    </message>
    <message>
        <source>Take ten training steps, then pause%1</source>
        <translation>训练十步，然后暂停%1</translation>
    </message>
    <message>
        <source>Train until the next evaluation, then pause%1</source>
        <translation>训练到下一次评估，然后暂停%1</translation>
    </message>
    <message>
        <source>Train %1 again from the same initialisation</source>
        <translation>从相同的初始化重新训练 %1</translation>
    </message>
    <message>
        <source>End the training without waiting any longer</source>
        <translation>不再等待，结束训练</translation>
    </message>
    <message>
        <source>Write a checkpoint and end the training of %1; the next in the queue follows</source>
        <translation>写检查点并结束 %1 的训练；接着进行队列中的下一个</translation>
    </message>
    <message>
        <source>Write a checkpoint and end the training of %1</source>
        <translation>写检查点并结束 %1 的训练</translation>
    </message>
    <message>
        <source>Reading the run</source>
        <translation>正在读取运行</translation>
    </message>
    <message>
        <source>Training in another program</source>
        <translation>正在另一个程序中训练</translation>
    </message>
    <message>
        <source>Paused in another program</source>
        <translation>在另一个程序中暂停</translation>
    </message>
    <message>
        <source>Finished after %L1 steps</source>
        <translation>%L1 步后完成</translation>
    </message>
    <message>
        <source>Stopped at step %L1; it can be continued</source>
        <translation>在第 %L1 步停止；可以继续</translation>
    </message>
    <message>
        <source>Cut off at step %L1; it can be continued</source>
        <translation>在第 %L1 步中断；可以继续</translation>
    </message>
    <message>
        <source>Failed after step %L1</source>
        <translation>%L1 步后失败</translation>
    </message>
    <message>
        <source>The run cannot be read</source>
        <translation>无法读取该运行</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Starting: drawing data and building the model</source>
        <translation>正在启动：抽取数据并建立模型</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>正在训练 %1</translation>
    </message>
    <message>
        <source>%1 is paused at step %L2</source>
        <translation>%1 在第 %L2 步暂停</translation>
    </message>
    <message>
        <source>Paused at step %L1</source>
        <translation>在第 %L1 步暂停</translation>
    </message>
    <message>
        <source>Stopping %1: writing a checkpoint</source>
        <translation>正在停止 %1：写检查点</translation>
    </message>
    <message>
        <source>%1, not the run shown. &lt;a href=&apos;show&apos;&gt;Show it&lt;/a&gt;</source>
        <translation>%1，不是所显示的运行。&lt;a href=&apos;show&apos;&gt;显示它&lt;/a&gt;</translation>
    </message>
</context>
<context>
    <name>disentangle::TraversalItem</name>
    <message>
        <source>Small again (double click)</source>
        <translation>恢复小图（双击）</translation>
    </message>
    <message>
        <source>Large, for a room to see (double click)</source>
        <translation>放大，供全教室观看（双击）</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message>
        <source>%1 beside %2</source>
        <translation>%1 与 %2 并列</translation>
    </message>
    <message>
        <source>Likeness %1</source>
        <translation>相似度 %1</translation>
    </message>
    <message>
        <source> reversed ⇆</source>
        <translation> 反向 ⇆</translation>
    </message>
    <message>
        <source>alike %1</source>
        <translation>相似 %1</translation>
    </message>
    <message>
        <source>x%1 at %2 %3 %4 σ: %5</source>
        <translation>x%1，%2 %3 %4 σ：%5</translation>
    </message>
    <message>
        <source> from the data point</source>
        <translation>，从该数据点出发</translation>
    </message>
    <message>
        <source>%1 falls where %2 rises. %3</source>
        <translation>%2 升高时 %1 降低。%3</translation>
    </message>
    <message>
        <source>%1 and %2, alike %3: the cosine between the changes of x along both. %4</source>
        <translation>%1 与 %2，相似度 %3：x 沿二者变化的余弦。%4</translation>
    </message>
</context>
<context>
    <name>disentangle::TraversalsView</name>
    <message>
        <source>x at the sliders beside x of the data point</source>
        <translation>滑块处的 x 与数据点的 x 并列</translation>
    </message>
    <message>
        <source>Copy the traversals as a table</source>
        <translation>把遍历复制为表格</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Show the change of x</source>
        <translation>显示 x 的变化</translation>
    </message>
    <message>
        <source>On: how x differs from the data point.
Off: x itself.</source>
        <translation>开：x 与数据点相差多少。
关：x 本身。</translation>
    </message>
    <message>
        <source>sliders</source>
        <translation>滑块</translation>
    </message>
    <message>
        <source>Show the sliders</source>
        <translation>显示滑块</translation>
    </message>
    <message>
        <source>A slider for each learned latent: x is decoded as you move it.</source>
        <translation>每个学到的潜变量一个滑块：移动时即解码 x。</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Every slider back to the data point</source>
        <translation>所有滑块回到数据点</translation>
    </message>
    <message>
        <source>row </source>
        <translation>行 </translation>
    </message>
    <message>
        <source>Data point</source>
        <translation>数据点</translation>
    </message>
    <message>
        <source>The data point around which latents move: a row of the recorded held-out rows.
A click on a point in Held-out data chooses it too.</source>
        <translation>潜变量围绕其移动的数据点：所记录的留出行中的一行。
在“留出数据”中点击一个点也可以选择它。</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>The sliders are off: %1</source>
        <translation>滑块已停用：%1</translation>
    </message>
    <message>
        <source>Around row 0 traversals are recorded, around row %1 they must be decoded: %2</source>
        <translation>围绕第 0 行的遍历已有记录，围绕第 %1 行的需要解码：%2</translation>
    </message>
    <message>
        <source>%1 of the %2 dimensions of x are drawn, those that move most.</source>
        <translation>画出了 x 的 %2 维中移动最大的 %1 维。</translation>
    </message>
    <message>
        <source>Moves %1; x is decoded at once</source>
        <translation>移动 %1；x 随即解码</translation>
    </message>
    <message>
        <source>x of row %1</source>
        <translation>第 %1 行的 x</translation>
    </message>
    <message>
        <source>x̂ of row %1</source>
        <translation>第 %1 行的 x̂</translation>
    </message>
    <message>
        <source>x at the sliders</source>
        <translation>滑块处的 x</translation>
    </message>
    <message>
        <source>x at the sliders, by the model of step %L1</source>
        <translation>滑块处的 x，按第 %L1 步的模型</translation>
    </message>
</context>
<context>
    <name>disentangle::VariableChooser</name>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Choose what the scatter matrix shows</source>
        <translation>选择散点图矩阵显示什么</translation>
    </message>
    <message>
        <source>Variables shown</source>
        <translation>显示的变量</translation>
    </message>
    <message>
        <source>Find a variable</source>
        <translation>查找变量</translation>
    </message>
    <message>
        <source>Automatic: follow the selection</source>
        <translation>自动：跟随选择</translation>
    </message>
    <message>
        <source>Six at once, the most there can be.</source>
        <translation>一次至多六个。</translation>
    </message>
    <message>
        <source>Space checks, at most six at once.</source>
        <translation>空格勾选，一次至多六个。</translation>
    </message>
</context>
<context>
    <name>disentangle::VariationPage</name>
    <message>
        <source>Number of edges</source>
        <translation>边数</translation>
    </message>
    <message>
        <source>How many edges come or go, 1 to 64</source>
        <translation>增减多少条边，1 至 64</translation>
    </message>
    <message>
        <source>The variation</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>&amp;Use this variation</source>
        <translation>使用该变体(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Flip edges</source>
        <translation>翻转边(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>Variation: 1 edge, seed %1</source>
        <translation>变体：1 条边，种子 %1</translation>
    </message>
    <message>
        <source>Variation: %1 edges, seed %2</source>
        <translation>变体：%1 条边，种子 %2</translation>
    </message>
    <message>
        <source>%1. Outlined cells change.</source>
        <translation>%1。带框的单元格会改变。</translation>
    </message>
</context>
<context>
    <name>disentangle::VerdictPanel</name>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Influence of the mechanism</source>
        <translation>机制的影响</translation>
    </message>
    <message>
        <source>Graphical criterion</source>
        <translation>图准则</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>什么会有帮助</translation>
    </message>
    <message>
        <source>Latents</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>准则</translation>
    </message>
    <message>
        <source>Permitted pattern</source>
        <translation>允许模式</translation>
    </message>
    <message>
        <source>Ga, Gz and both</source>
        <translation>Ga、Gz 与两者</translation>
    </message>
    <message>
        <source>Sufficient influence</source>
        <translation>充分影响</translation>
    </message>
    <message>
        <source>%1 of %2 latents can be disentangled</source>
        <translation>%2 个潜变量中有 %1 个可以解耦</translation>
    </message>
    <message>
        <source>nothing is promised; %1 of %2 latents could be disentangled if all assumptions held</source>
        <translation>没有任何保证；若所有假设都成立，%2 个潜变量中有 %1 个可以解耦</translation>
    </message>
    <message>
        <source>nothing is promised; %1 of %2 latents could be disentangled with sufficient influence</source>
        <translation>没有任何保证；若有充分影响，%2 个潜变量中有 %1 个可以解耦</translation>
    </message>
    <message>
        <source>%1 of %2 recovered alone</source>
        <translation>%2 个中有 %1 个可单独恢复</translation>
    </message>
    <message>
        <source>%1 of %2 would be recovered alone</source>
        <translation>%2 个中有 %1 个本可单独恢复</translation>
    </message>
    <message>
        <source>the identity</source>
        <translation>单位矩阵</translation>
    </message>
    <message>
        <source>1 pair mixes</source>
        <translation>1 对混合</translation>
    </message>
    <message>
        <source>%1 pairs mix</source>
        <translation>%1 对混合</translation>
    </message>
    <message>
        <source>no Gz</source>
        <translation>没有 Gz</translation>
    </message>
    <message>
        <source>no Ga</source>
        <translation>没有 Ga</translation>
    </message>
    <message>
        <source>: %1 of %2 latents are recovered alone. %3</source>
        <translation>：%2 个潜变量中有 %1 个可单独恢复。%3</translation>
    </message>
    <message>
        <source>: %1 of %2 latents would be recovered alone. %3</source>
        <translation>：%2 个潜变量中有 %1 个本可单独恢复。%3</translation>
    </message>
    <message>
        <source>In full</source>
        <translation>详细</translation>
    </message>
    <message>
        <source>Not promised in this world, which breaks an assumption: %1. %2 What remains: %3</source>
        <translation>在这个世界中没有保证，因为它违反了一条假设：%1。%2 仍然成立的是：%3</translation>
    </message>
    <message>
        <source>sufficient influence</source>
        <translation>充分影响</translation>
    </message>
    <message>
        <source>Not promised with this mechanism, which lacks %1 (%2).</source>
        <translation>以这种机制没有保证，因为它缺少%1（%2）。</translation>
    </message>
    <message>
        <source>✓ The mechanism has %1.</source>
        <translation>✓ 机制具备%1。</translation>
    </message>
    <message>
        <source>Provided that the mechanism has %1 (being tested).</source>
        <translation>前提是机制具备%1（正在检验）。</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>%1 的</translation>
    </message>
    <message>
        <source>Nothing is promised</source>
        <translation>没有任何保证</translation>
    </message>
    <message>
        <source>Every latent can be recovered alone</source>
        <translation>每个潜变量都可单独恢复</translation>
    </message>
    <message>
        <source>Some latents stay mixed with others</source>
        <translation>有些潜变量与其他潜变量保持混合</translation>
    </message>
    <message>
        <source>No latents can be told apart</source>
        <translation>没有潜变量可以彼此区分</translation>
    </message>
</context>
<context>
    <name>disentangle::ViewSlot</name>
    <message>
        <source>Export this view as a figure: SVG, PDF, PNG, TikZ, CSV, GIF</source>
        <translation>把该视图导出为图表：SVG、PDF、PNG、TikZ、CSV、GIF</translation>
    </message>
    <message>
        <source>Export this view as a figure</source>
        <translation>把该视图导出为图表</translation>
    </message>
    <message>
        <source>Give this view the whole observatory (Esc: back)</source>
        <translation>让该视图占据整个观察区（Esc：返回）</translation>
    </message>
    <message>
        <source>Enlarge this view</source>
        <translation>放大该视图</translation>
    </message>
    <message>
        <source>All views that stand here</source>
        <translation>此处的所有视图</translation>
    </message>
</context>
<context>
    <name>disentangle::WelcomePage</name>
    <message>
        <source>Disentangle Studio</source>
        <translation>Disentangle Studio</translation>
    </message>
    <message>
        <source>Draw a causal graph, see what can be disentangled, watch a model learn it.</source>
        <translation>画一张因果图，看看哪些可以解耦，看着模型学会它。</translation>
    </message>
    <message>
        <source>&amp;Back to the run</source>
        <translation>回到运行(&amp;B)</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Continue where you were</source>
        <translation>从离开的地方继续</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>&amp;Graph or experiment…</source>
        <translation>图或实验(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Data of your own…</source>
        <translation>您自己的数据(&amp;D)…</translation>
    </message>
    <message>
        <source>A &amp;run…</source>
        <translation>运行(&amp;R)…</translation>
    </message>
    <message>
        <source>or drop a file anywhere on the window</source>
        <translation>或者把文件拖放到窗口的任何地方</translation>
    </message>
    <message>
        <source>A run</source>
        <translation>一个运行</translation>
    </message>
    <message>
        <source>An experiment</source>
        <translation>一个实验</translation>
    </message>
</context>
<context>
    <name>disentangle::WordWindow</name>
    <message>
        <source>symbol</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>stands for</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>in the window</source>
        <translation>窗口中的位置</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语表</translation>
    </message>
    <message>
        <source>Notation</source>
        <translation>符号表</translation>
    </message>
    <message>
        <source>Search words and what they mean</source>
        <translation>搜索术语及其含义</translation>
    </message>
    <message>
        <source>Search symbols and words</source>
        <translation>搜索符号和词语</translation>
    </message>
    <message>
        <source>Nothing has all of these words.</source>
        <translation>没有同时含有这些词的条目。</translation>
    </message>
</context>
<context>
    <name>disentangle::WorldNote</name>
    <message>
        <source>Use its world</source>
        <translation>使用它的世界</translation>
    </message>
    <message>
        <source>Put the world and the settings of the run that is shown in the place of these; can be undone</source>
        <translation>用所显示的运行的世界和设置替换这里的；可以撤销</translation>
    </message>
    <message>
        <source>Train this one</source>
        <translation>训练这一个</translation>
    </message>
    <message>
        <source>Train this world as a new run, or when its turn comes</source>
        <translation>把这个世界作为新的运行来训练，或在轮到它时训练</translation>
    </message>
    <message>
        <source>World and the run that is shown</source>
        <translation>世界与所显示的运行</translation>
    </message>
    <message>
        <source>≠ Not the world of the run shown</source>
        <translation>≠ 不是所显示的运行的世界</translation>
    </message>
    <message>
        <source>≠ Not the settings of the run shown</source>
        <translation>≠ 不是所显示的运行的设置</translation>
    </message>
    <message>
        <source>%1 was trained on another world than this one.</source>
        <translation>%1 是在另一个世界上训练的，不是这一个。</translation>
    </message>
    <message>
        <source>%1 was trained on this world with other parameters or another seed.</source>
        <translation>%1 是在这个世界上训练的，但参数或种子不同。</translation>
    </message>
</context>
</TS>
