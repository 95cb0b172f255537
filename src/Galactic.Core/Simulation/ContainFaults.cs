using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Geometry;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Last stage: starts the episode again in envs whose numbers went wrong, so that nobody ever sees them. An env that
/// is wrong even then is parked.
/// </summary>
internal static unsafe class ContainFaults
{
    /// <summary>
    /// Larger numbers are as wrong as no number: nothing here is near it, and sines lose their meaning.
    /// </summary>
    private const float Limit = 1e6f;

    /// <summary>Envs whose episode or held object does not exist. Nothing may look it up.</summary>
    public static Ints Broken(SimulationWorld world, SimulationState state, int env)
    {
        Ints lost = Vector512.GreaterThanOrEqual(
            Vector512.Load(state.EpisodeIndex.Pointer + env), Vector512.Create(world.Set.Episodes.Count));
        Ints held = Vector512.Load(state.HeldObject.Pointer + env);
        Ints count = Vector512.Load(state.ObjectCount.Pointer + env);
        return lost | Vector512.GreaterThan(held, Vector512.Max(count, Ints.Zero) - Ints.One)
            | Vector512.LessThan(held, Vector512.Create(-1));
    }

    /// <summary>Checks the envs that took part in the step.</summary>
    /// <param name="running">Mask of these envs.</param>
    /// <param name="broken">Mask of those already known to be wrong.</param>
    public static void Run(
        SimulationWorld world, SimulationState state, int env, Workspace work, Ints running, Ints broken)
    {
        Ints bad = running & (broken | Wrong(world, state, env));
        if (!LaneMath.Any(bad))
        {
            return;
        }

        (work.Starting, work.Stepping) = (Ints.Zero, Ints.Zero);
        for (uint lanes = LaneMath.Bits(bad); lanes != 0; lanes &= lanes - 1)
        {
            Restart(world, state, env, BitOperations.TrailingZeroCount(lanes), work);
        }

        for (int channel = 0; channel < world.Robot.Actions.Size; channel++)
        {
            work.Channels[channel] = Floats.Zero;
        }

        StepKernel.Move(world, state, env, work);
        for (uint lanes = LaneMath.Bits(work.Starting & Wrong(world, state, env)); lanes != 0; lanes &= lanes - 1)
        {
            GiveUp(world, state, env + BitOperations.TrailingZeroCount(lanes));
        }
    }

    private static void Restart(SimulationWorld world, SimulationState state, int env, int lane, Workspace work)
    {
        int e = env + lane;
        world.Report(FaultKind.InvalidState, state, e, () => Describe(world, state, e));
        state.Events.Pointer[e] = StepEvents.Faulted;
        (state.HitObject.Pointer[e], state.DropHeight.Pointer[e]) = (-1, 0);
        int episode = state.EpisodeIndex.Pointer[e];
        if ((uint)episode < (uint)world.Set.Episodes.Count)
        {
            StartEpisodes.Start(world, state, e, episode);
            work.Starting = work.Starting.WithElement(lane, -1);
        }
        else
        {
            world.Report(FaultKind.Parked, state, e, () => $"there is no episode {episode} to start again");
            Park(world, state, e);
        }
    }

    private static void GiveUp(SimulationWorld world, SimulationState state, int env)
    {
        world.Report(FaultKind.Parked, state, env, () => Describe(world, state, env));
        Park(world, state, env);
    }

    /// <summary>Mask of envs with a number that is not finite or too large, among all that a step writes.</summary>
    private static Ints Wrong(SimulationWorld world, SimulationState state, int env)
    {
        Floats limit = Vector512.Create(Limit);
        Floats Fine(float* values) => Vector512.LessThanOrEqual(Vector512.Abs(Vector512.Load(values + env)), limit);
        Floats fine = Fine(state.BaseX.Pointer) & Fine(state.BaseZ.Pointer) & Fine(state.Yaw.Pointer);
        for (int joint = 0; joint < world.Joints.Length; joint++)
        {
            fine &= Fine(state.Joints.Pointer + joint * state.Stride);
        }

        for (int i = 0; i < SimulationState.GripperSize; i++)
        {
            fine &= Fine(state.Gripper.Pointer + i * state.Stride);
        }

        Ints wrong = ~fine.AsInt32();
        Ints holding = Vector512.GreaterThanOrEqual(Vector512.Load(state.HeldObject.Pointer + env), Ints.Zero);
        for (uint lanes = LaneMath.Bits(holding & ~wrong & ~Broken(world, state, env)); lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            bool isFine = IsFine(HeldPose(state, env + lane)) && IsFine(state.GripperFromHeld.Pointer[env + lane]);
            wrong = isFine ? wrong : wrong.WithElement(lane, -1);
        }

        return wrong;
    }

    private static Pose HeldPose(SimulationState state, int env) =>
        state.ObjectPoses.Pointer[env * state.MaxObjects + state.HeldObject.Pointer[env]];

    private static bool IsFine(Pose pose) =>
        Vector3.Abs(pose.Position).Length() <= Limit && MathF.Abs(pose.Rotation.Length() - 1) < 0.01f;

    /// <summary>Names the first number that is wrong.</summary>
    private static string Describe(SimulationWorld world, SimulationState state, int env)
    {
        List<(string Name, float Value)> numbers =
        [
            ("base x", state.BaseX.Pointer[env]), ("base z", state.BaseZ.Pointer[env]), ("yaw", state.Yaw.Pointer[env]),
            .. world.Joints.Select((j, i) => ($"joint '{j.Name}'", state.Joints.Pointer[i * state.Stride + env])),
            .. Enumerable.Range(0, SimulationState.GripperSize)
                .Select(i => ($"gripper matrix element {i}", state.Gripper.Pointer[i * state.Stride + env])),
        ];
        (string name, float value) = numbers.Find(n => !(MathF.Abs(n.Value) <= Limit));
        if (name is not null)
        {
            return $"{name} is {value}";
        }

        (int episode, int episodes) = (state.EpisodeIndex.Pointer[env], world.Set.Episodes.Count);
        (int held, int objects) = (state.HeldObject.Pointer[env], state.ObjectCount.Pointer[env]);
        return episode >= episodes ? $"episode {episode} of {episodes} does not exist"
            : (uint)held >= (uint)objects ? $"held object {held} of {objects} does not exist"
            : $"held object {held} is at {HeldPose(state, env)}, in the hand at {state.GripperFromHeld.Pointer[env]}";
    }

    private static void Park(SimulationWorld world, SimulationState state, int env)
    {
        (state.EpisodeIndex.Pointer[env], state.SceneIndex.Pointer[env]) = (-1, -1);
        (state.HeldObject.Pointer[env], state.ObjectCount.Pointer[env]) = (-1, 0);
        (state.BaseX.Pointer[env], state.BaseZ.Pointer[env], state.Yaw.Pointer[env]) = (0, 0, 0);
        for (int joint = 0; joint < world.Joints.Length; joint++)
        {
            state.Joints.Pointer[joint * state.Stride + env] = world.Joints[joint].Start;
        }

        for (int i = 0; i < SimulationState.GripperSize; i++)
        {
            state.Gripper.Pointer[i * state.Stride + env] = i % 5 == 0 ? 1 : 0;
        }

        new Span<Pose>(state.ObjectPoses.Pointer + (long)env * state.MaxObjects, state.MaxObjects).Fill(Pose.Identity);
    }
}
