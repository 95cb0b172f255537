using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Geometry;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Last stage: starts the episode again in envs whose numbers went wrong, so that nobody ever sees them. An env that
/// is wrong even then is parked. Objects that nobody holds change only if someone writes into the state from outside:
/// looking at one of them in turn every few steps keeps that cheap.
/// </summary>
internal static unsafe class ContainFaults
{
    /// <summary>
    /// Larger numbers are as wrong as no number: nothing here is near it, and sines lose their meaning.
    /// </summary>
    private const float Limit = 1e6f;

    /// <summary>
    /// Binary logarithm of the steps between two looks at objects that nobody holds. With one in every step, a step of
    /// thousands of envs, which memory limits, would take 7 % longer.
    /// </summary>
    private const int LookShift = 3;

    /// <summary>Envs whose episode, objects or held object do not exist. Nothing may look it up.</summary>
    public static Ints Broken(SimulationWorld world, SimulationState state, int env)
    {
        Ints lost = Vector512.GreaterThanOrEqual(
            Vector512.Load(state.EpisodeIndex.Pointer + env), Vector512.Create(world.Set.Episodes.Count));
        Ints held = Vector512.Load(state.HeldObject.Pointer + env);
        Ints count = Vector512.Load(state.ObjectCount.Pointer + env);
        Ints broken = lost | Vector512.GreaterThan(held, Vector512.Max(count, Ints.Zero) - Ints.One)
            | Vector512.LessThan(held, Vector512.Create(-1))
            | Vector512.GreaterThan(count, Vector512.Create(state.MaxObjects)) | Vector512.LessThan(count, Ints.Zero);
        Ints holding = Vector512.AndNot(Vector512.GreaterThanOrEqual(held, Ints.Zero), broken);
        for (uint lanes = LaneMath.Bits(holding); lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            broken = IsClass(world, state, env + lane, held[lane]) ? broken : broken.WithElement(lane, -1);
        }

        return broken;
    }

    /// <summary>Asks for the objects whose turn it is.</summary>
    public static void Prefetch(SimulationState state, int env)
    {
        int* slots = stackalloc int[SimulationState.Lanes];
        SlotsInTurn(state, env).Store(slots);
        for (uint lanes = LooksAtObjects(state, env); lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            CacheLine.Prefetch(state.ObjectPoses.Pointer + (long)(env + lane) * state.MaxObjects + slots[lane]);
        }
    }

    /// <summary>Checks the envs that took part in the step.</summary>
    /// <param name="running">Mask of these envs.</param>
    /// <param name="starting">Mask of those that started an episode.</param>
    /// <param name="broken">Mask of those already known to be wrong.</param>
    public static void Run(
        SimulationWorld world, SimulationState state, int env, Workspace work, Ints running, Ints starting, Ints broken)
    {
        Ints bad = running & (broken | Wrong(world, state, env, running & ~broken, starting));
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
        Ints hopeless = work.Starting & Wrong(world, state, env, work.Starting, work.Starting);
        for (uint lanes = LaneMath.Bits(hopeless); lanes != 0; lanes &= lanes - 1)
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
    private static Ints Wrong(SimulationWorld world, SimulationState state, int env, Ints running, Ints starting)
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
        int* slots = stackalloc int[SimulationState.Lanes];
        SlotsInTurn(state, env).Store(slots);
        (uint all, uint some) = (LaneMath.Bits(starting), LooksAtObjects(state, env));
        for (uint lanes = LaneMath.Bits(running & ~wrong); lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            bool isFine = IsHandFine(state, env + lane)
                && ((all >> lane & 1) != 0
                    ? FirstWrong(world, state, env + lane) < 0
                    : (some >> lane & 1) == 0 || IsObjectFine(world, state, env + lane, slots[lane]));
            wrong = isFine ? wrong : wrong.WithElement(lane, -1);
        }

        return wrong;
    }

    /// <summary>The envs, one bit each, in whose step it is the turn of an object.</summary>
    private static uint LooksAtObjects(SimulationState state, int env)
    {
        Ints phase = Vector512.Load(state.EpisodeStep.Pointer + env) & Vector512.Create((1 << LookShift) - 1);
        Ints any = Vector512.GreaterThan(Vector512.Load(state.ObjectCount.Pointer + env), Ints.Zero);
        return LaneMath.Bits(Vector512.Equals(phase, Ints.Zero) & any);
    }

    /// <summary>[env] the object whose turn it is: another one every look, in the order of slots.</summary>
    private static Ints SlotsInTurn(SimulationState state, int env)
    {
        Ints count = Vector512.Load(state.ObjectCount.Pointer + env);
        Ints step = Vector512.Load(state.EpisodeStep.Pointer + env) >> LookShift;
        Floats turns = Vector512.Floor(
            Vector512.ConvertToSingle(step) / Vector512.ConvertToSingle(Vector512.Max(count, Ints.One)));
        Ints slot = step - Vector512.ConvertToInt32(turns) * count;
        Ints last = Vector512.Min(count, Vector512.Create(state.MaxObjects)) - Ints.One;
        return Vector512.Max(Vector512.Min(slot, last), Ints.Zero);
    }

    private static bool IsHandFine(SimulationState state, int env) =>
        state.HeldObject.Pointer[env] < 0 || (IsFine(HeldPose(state, env)) && IsFine(state.GripperFromHeld.Pointer[env]));

    private static bool IsObjectFine(SimulationWorld world, SimulationState state, int env, int slot) =>
        IsFine(state.ObjectPoses.Pointer[env * state.MaxObjects + slot]) && IsClass(world, state, env, slot);

    private static bool IsClass(SimulationWorld world, SimulationState state, int env, int slot) =>
        (uint)state.ObjectClass.Pointer[env * state.MaxObjects + slot] < (uint)world.Objects.Length;

    /// <summary>The first object that is at no place or of no class, -1 for none.</summary>
    private static int FirstWrong(SimulationWorld world, SimulationState state, int env)
    {
        for (int slot = 0; slot < state.ObjectCount.Pointer[env]; slot++)
        {
            if (!IsObjectFine(world, state, env, slot))
            {
                return slot;
            }
        }

        return -1;
    }

    private static Pose HeldPose(SimulationState state, int env) =>
        state.ObjectPoses.Pointer[env * state.MaxObjects + state.HeldObject.Pointer[env]];

    private static bool IsFine(Pose pose) =>
        pose.Position.LengthSquared() <= Limit * Limit && MathF.Abs(pose.Rotation.LengthSquared() - 1) < 0.02f;

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
        if (episode >= episodes)
        {
            return $"episode {episode} of {episodes} does not exist";
        }

        if ((uint)objects > (uint)state.MaxObjects)
        {
            return $"there are {objects} objects where {state.MaxObjects} fit";
        }

        if (held < -1 || held >= objects)
        {
            return $"held object {held} of {objects} does not exist";
        }

        return IsHandFine(state, env)
            ? DescribeObject(world, state, env, FirstWrong(world, state, env))
            : $"held object {held} is at {HeldPose(state, env)}, in the hand at {state.GripperFromHeld.Pointer[env]}";
    }

    private static string DescribeObject(SimulationWorld world, SimulationState state, int env, int slot)
    {
        int at = env * state.MaxObjects + slot;
        return IsFine(state.ObjectPoses.Pointer[at])
            ? $"object {slot} is of class {state.ObjectClass.Pointer[at]} of {world.Objects.Length}"
            : $"object {slot} is at {state.ObjectPoses.Pointer[at]}";
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
