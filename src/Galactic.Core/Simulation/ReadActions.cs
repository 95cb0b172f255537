using System.Numerics;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Stage 2: this step's actions, clipped to [-1, 1], and 0 for envs that do not act or whose action is not finite:
/// nothing of such an action is carried out. What had to be corrected is reported.
/// </summary>
internal static unsafe class ReadActions
{
    public static void Run(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        int channels = world.Robot.Actions.Size;
        LaneMath.Transpose(world.ActionsOf(env), channels, work.Channels);
        (Ints infinite, Ints outside) = (Ints.Zero, Ints.Zero);
        for (int channel = 0; channel < channels; channel++)
        {
            Floats value = work.Channels[channel];
            infinite |= ~Vector512.Equals(value - value, Floats.Zero).AsInt32();
            outside |= Vector512.GreaterThan(Vector512.Abs(value), Floats.One).AsInt32();
            Floats clipped = Vector512.Min(Vector512.Max(value, Vector512.Create(-1f)), Floats.One);
            work.Channels[channel] = clipped & work.Stepping.AsSingle();
        }

        uint wrong = LaneMath.Bits(infinite & work.Stepping);
        for (int channel = 0; wrong != 0 && channel < channels; channel++)
        {
            work.Channels[channel] = Vector512.AndNot(work.Channels[channel], infinite.AsSingle());
        }

        for (uint lanes = LaneMath.Bits((infinite | outside) & work.Stepping); lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            bool isInvalid = (wrong >> lane & 1) != 0;
            state.Events.Pointer[env + lane] |= isInvalid ? StepEvents.ActionInvalid : StepEvents.ActionClipped;
            if (isInvalid)
            {
                Report(world, state, env + lane);
            }
        }
    }

    private static void Report(SimulationWorld world, SimulationState state, int env) =>
        world.Report(FaultKind.InvalidAction, state, env, () =>
        {
            int size = world.Robot.Actions.Size;
            int lane = env % SimulationState.Lanes;
            ReadOnlySpan<float> action = new(world.ActionsOf(env - lane) + lane * size, size);
            int channel = 0;
            while (float.IsFinite(action[channel]))
            {
                channel++;
            }

            return $"action channel {channel} ('{world.Robot.Actions.Names[channel]}') is {action[channel]}";
        });
}
