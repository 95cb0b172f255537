using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>What the stages read: the robot, the worlds and this step's orders.</summary>
internal sealed unsafe class SimulationWorld : IDisposable
{
    /// <summary>Rows that may be read after those of a group: wide loads run past its end.</summary>
    public const int RowsAfter = 3;

    /// <summary>Most envs whose actions are copied.</summary>
    private const int MostTail = 2 * SimulationState.Lanes;

    private readonly NativeArray<float> lastActions;
    private readonly NativeArray<int> commands;
    private float* actions;
    private int firstCopied;

    public SimulationWorld(EpisodeSet set, RobotModel robot, SimulationSettings settings, int stride)
    {
        (Set, Robot, Settings) = (set, robot, settings);
        ReportedSeed = settings.Seed;
        Chain = new LinkChain(robot, robot.Spheres.Select(s => s.Link).Append(robot.GripperLink));
        GripperSlot = Chain.Slot(robot.GripperLink);
        JointActions = [.. robot.Actions.Joints];
        Joints = [.. robot.Joints];
        Objects = [.. set.Objects.Select(o => new ObjectClass(o))];
        Columns = new ColumnAtlas(set.Scenes);
        Blocks = SphereBlock.Split(robot);
        BlockRadius = [.. Blocks.Select(b => b.Radius)];
        Placer = new SpherePlacer(robot, Blocks, Chain);
        Clusters = SphereCluster.Split(robot, Blocks);
        ClusterSlots = [.. Clusters.Select(c => Chain.Slot(c.Link))];
        ClusterRadius = [.. Clusters.Select(c => Blocks[c.Block].Radius)];
        Frames = new SceneFrames(set.Scenes, stride);
        Ground = new ClearGround(set.Scenes, Frames, robot, Blocks);
        Spaces = ClearSpaces(set);
        Rigid = [.. Blocks.Select(b => b.Rigid ? new RigidColumns(set.Scenes, Columns, robot, b) : null)];
        Index = new ObjectIndex(stride, Math.Max(1, set.MaxObjects));
        lastActions = new NativeArray<float>(MostTail * robot.Actions.Size);
        commands = new NativeArray<int>(stride);
        commands.Span.Fill(EnvCommand.Idle);
    }

    public EpisodeSet Set { get; }

    public RobotModel Robot { get; }

    public SimulationSettings Settings { get; }

    /// <summary>The links that carry spheres, and the gripper.</summary>
    public LinkChain Chain { get; }

    public int GripperSlot { get; }

    public JointAction[] JointActions { get; }

    public RobotJoint[] Joints { get; }

    public ObjectClass[] Objects { get; }

    public ColumnAtlas Columns { get; }

    /// <summary>The robot's spheres in blocks that are tested together.</summary>
    public SphereBlock[] Blocks { get; }

    /// <summary>[block] radius, metres.</summary>
    public float[] BlockRadius { get; }

    /// <summary>Places the spheres of a block for one env.</summary>
    public SpherePlacer Placer { get; }

    /// <summary>The robot's spheres in clusters that are cleared together.</summary>
    public SphereCluster[] Clusters { get; }

    /// <summary>[cluster] slot in <see cref="Chain"/>.</summary>
    public int[] ClusterSlots { get; }

    /// <summary>[cluster] radius of its spheres, metres.</summary>
    public float[] ClusterRadius { get; }

    /// <summary>Layouts of the look-up tables.</summary>
    public SceneFrames Frames { get; }

    /// <summary>Where all rigid blocks are clear of static geometry.</summary>
    public ClearGround Ground { get; }

    /// <summary>[cluster] where it is clear of static geometry; null for clusters of rigid blocks.</summary>
    public ClearSpace?[] Spaces { get; }

    /// <summary>[block] static geometry as its spheres meet it; null for blocks that are not rigid.</summary>
    public RigidColumns?[] Rigid { get; }

    public ObjectIndex Index { get; }

    /// <summary>[env] episode to start, or an <see cref="EnvCommand"/>.</summary>
    public int* Commands => commands.Pointer;

    /// <summary>What went wrong so far.</summary>
    public SimulationFaults Faults { get; } = new();

    /// <summary>Size of what is kept for each env, bytes.</summary>
    public long BytesOfEnvs => Index.Bytes + Frames.Bytes + commands.Bytes.Length;

    /// <summary>The static geometry of an env for one radius.</summary>
    public ColumnGrid ColumnsAt(SimulationState state, int env, int radius) =>
        Set.Scenes[state.SceneIndex.Pointer[env]].Columns[radius];

    /// <summary>
    /// Reads this step's actions where the caller has them; only those of the last envs are copied, to be followed by
    /// readable memory.
    /// </summary>
    /// <param name="given">[env, channel], valid to the end of the step; null for zeros.</param>
    /// <param name="envs">Number of envs.</param>
    public void UseActions(float* given, int envs)
    {
        const int Lanes = SimulationState.Lanes;
        int size = Robot.Actions.Size;
        firstCopied = Math.Max(0, envs - RowsAfter) / Lanes * Lanes;
        actions = given;
        lastActions.Span.Clear();
        if (given != null)
        {
            new ReadOnlySpan<float>(given + firstCopied * size, (envs - firstCopied) * size).CopyTo(lastActions.Span);
        }
    }

    /// <summary>Reads this step's actions where they are; they may still be written until their group steps.</summary>
    /// <param name="given">[stride + <see cref="RowsAfter"/>, channel], valid to the end of the step.</param>
    public void UseActionsInPlace(float* given)
    {
        actions = given;
        firstCopied = int.MaxValue;
    }

    /// <summary>[16, channel] actions of a group of 16 envs.</summary>
    /// <param name="env">First env of the group.</param>
    public float* ActionsOf(int env)
    {
        int size = Robot.Actions.Size;
        return env >= firstCopied ? lastActions.Pointer + Math.Min(env - firstCopied, SimulationState.Lanes) * size
            : actions == null ? lastActions.Pointer : actions + (long)env * size;
    }

    /// <summary>Fills the index with the objects of an env as its state has them; the held one is left out.</summary>
    public void IndexObjects(SimulationState state, int env)
    {
        Index.Clear(env);
        int count = state.ObjectCount.Pointer[env];
        for (int slot = 0; slot < count; slot++)
        {
            int at = env * state.MaxObjects + slot;
            Index.Insert(env, slot, Objects[state.ObjectClass.Pointer[at]].BoxAt(state.ObjectPoses.Pointer[at]));
        }

        if (state.HeldObject.Pointer[env] is >= 0 and int held)
        {
            Index.Remove(env, held);
        }
    }

    /// <summary>Seed that reports name.</summary>
    public ulong ReportedSeed { get; set; }

    /// <summary>Reports a fault of an env as its state has it.</summary>
    public void Report(FaultKind kind, SimulationState state, int env, Func<string> detail) =>
        Faults.Report(
            kind, env, state.EpisodeIndex.Pointer[env], state.EpisodeStep.Pointer[env], ReportedSeed, detail);

    /// <inheritdoc/>
    public void Dispose()
    {
        Columns.Dispose();
        Placer.Dispose();
        Frames.Dispose();
        Ground.Dispose();
        Array.ForEach(Spaces, s => s?.Dispose());
        Array.ForEach(Rigid, r => r?.Dispose());
        Index.Dispose();
        lastActions.Dispose();
        commands.Dispose();
    }

    /// <summary>One table per radius, shared by its clusters.</summary>
    private ClearSpace?[] ClearSpaces(EpisodeSet set)
    {
        ClearSpace?[] spaces = new ClearSpace?[Clusters.Length];
        var byRadius = Enumerable.Range(0, Clusters.Length).Where(c => !Blocks[Clusters[c].Block].Rigid)
            .GroupBy(c => Blocks[Clusters[c].Block].RadiusIndex);
        foreach (IGrouping<int, int> alike in byRadius)
        {
            float reach = alike.Max(c => Clusters[c].Reach);
            ClearSpace space = new(set.Scenes, Columns, Frames, alike.Key, reach);
            foreach (int cluster in alike)
            {
                spaces[cluster] = space;
            }
        }

        return spaces;
    }

    /// <summary>A movable object, unpacked for the stages.</summary>
    internal sealed class ObjectClass(MovableObject movable)
    {
        /// <summary>Box centre in the mesh frame, metres.</summary>
        public readonly System.Numerics.Vector3 Center = movable.Box.Center;

        /// <summary>Half edge lengths of the box, metres.</summary>
        public readonly System.Numerics.Vector3 HalfExtents = movable.Box.Size * 0.5f;

        /// <summary>Collision spheres, mesh frame.</summary>
        public readonly CollisionSphere[] Spheres = [.. movable.Spheres];

        /// <summary>[sphere] index of its radius.</summary>
        public readonly int[] SphereRadius = [.. movable.Spheres.Select(s => SphereRadii.IndexOf(s.Radius))];

        /// <summary>The box of an object posed in the world.</summary>
        public OrientedBox BoxAt(Pose worldFromMesh) =>
            new(worldFromMesh with { Position = worldFromMesh.Transform(Center) }, HalfExtents);
    }
}
