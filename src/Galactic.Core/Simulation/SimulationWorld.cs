using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>What the stages read: the robot, the worlds and this step's orders.</summary>
internal sealed unsafe class SimulationWorld : IDisposable
{
    private readonly NativeArray<float> actions;
    private readonly NativeArray<int> commands;

    public SimulationWorld(EpisodeSet set, RobotModel robot, SimulationSettings settings, int stride)
    {
        (Set, Robot, Settings) = (set, robot, settings);
        Chain = new LinkChain(robot, robot.Spheres.Select(s => s.Link).Append(robot.GripperLink));
        SphereSlots = [.. robot.Spheres.Select(s => Chain.Slot(s.Link))];
        GripperSlot = Chain.Slot(robot.GripperLink);
        Spheres = [.. robot.Spheres];
        JointActions = [.. robot.Actions.Joints];
        Joints = [.. robot.Joints];
        Objects = [.. set.Objects.Select(o => new ObjectClass(o))];
        Columns = new ColumnAtlas(set.Scenes);
        Blocks = SphereBlock.Split(robot);
        BlockRadius = [.. Blocks.Select(b => b.Radius)];
        Ground = [.. Blocks.Select(b => b.Rigid ? new ClearGround(set.Scenes, robot, b) : null)];
        Index = new ObjectIndex(stride, Math.Max(1, set.MaxObjects));
        actions = new NativeArray<float>((long)stride * robot.Actions.Size);
        commands = new NativeArray<int>(stride);
        commands.Span.Fill(EnvCommand.Idle);
    }

    public EpisodeSet Set { get; }

    public RobotModel Robot { get; }

    public SimulationSettings Settings { get; }

    /// <summary>The links that carry spheres, and the gripper.</summary>
    public LinkChain Chain { get; }

    public int GripperSlot { get; }

    /// <summary>[sphere] slot in <see cref="Chain"/>.</summary>
    public int[] SphereSlots { get; }

    public RobotSphere[] Spheres { get; }

    public JointAction[] JointActions { get; }

    public RobotJoint[] Joints { get; }

    public ObjectClass[] Objects { get; }

    public ColumnAtlas Columns { get; }

    /// <summary>The robot's spheres in blocks that are tested together.</summary>
    public SphereBlock[] Blocks { get; }

    /// <summary>[block] radius, metres.</summary>
    public float[] BlockRadius { get; }

    /// <summary>
    /// [block] where it is clear of static geometry at any yaw; null for blocks that change their shape.
    /// </summary>
    public ClearGround?[] Ground { get; }

    public ObjectIndex Index { get; }

    /// <summary>[env, channel] actions of this step.</summary>
    public float* Actions => actions.Pointer;

    /// <summary>[env] episode to start, or an <see cref="EnvCommand"/>.</summary>
    public int* Commands => commands.Pointer;

    /// <summary>What went wrong so far.</summary>
    public SimulationFaults Faults { get; } = new();

    /// <summary>The static geometry of an env for one radius.</summary>
    public ColumnGrid ColumnsAt(SimulationState state, int env, int radius) =>
        Set.Scenes[state.SceneIndex.Pointer[env]].Columns[radius];

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

    /// <summary>Reports a fault of an env as its state has it.</summary>
    public void Report(FaultKind kind, SimulationState state, int env, Func<string> detail) =>
        Faults.Report(
            kind, env, state.EpisodeIndex.Pointer[env], state.EpisodeStep.Pointer[env], Settings.Seed, detail);

    /// <inheritdoc/>
    public void Dispose()
    {
        Columns.Dispose();
        Array.ForEach(Ground, g => g?.Dispose());
        Index.Dispose();
        actions.Dispose();
        commands.Dispose();
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
