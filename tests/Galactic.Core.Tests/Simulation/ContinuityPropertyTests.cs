using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

/// <summary>Saved, copied, parked, restarted or cut finer: the same bits, in a thousand situations each.</summary>
public sealed class ContinuityPropertyTests
{
    private const int Cases = PropertyWorlds.Cases;
    private static readonly EpisodeSet Set = PropertyWorlds.Set;
    private static readonly RobotModel Robot = PropertyWorlds.Robot;
    private static readonly SimulationSettings Settings = new() { Seed = 21 };

    [Fact]
    public void A_run_saved_and_restored_at_any_step_goes_on_with_the_same_bits()
    {
        const int Envs = 6;
        using CpuDevice device = new(1);
        using BatchSimulator original = Make(Envs, device);
        using BatchSimulator other = Make(Envs, device);
        int holding = 0;
        for (int number = 0; number < 1000; number++)
        {
            RandomKey key = RandomKey.FromSeed(51).For(number);
            if (number % 50 == 0)
            {
                original.Reset([.. Enumerable.Range(0, Envs).Select(e => key.Index(e, Cases))]);
            }

            int first = number * Envs;
            original.Step(PropertyWorlds.Actions(first, Envs, number % 50));
            SimulatorSnapshot snapshot = original.Save();
            holding += original.State.HeldObject.Span.ToArray().Count(h => h >= 0);
            other.Restore(snapshot);
            for (int more = 1; more <= 3; more++)
            {
                float[] actions = PropertyWorlds.Actions(first + 7, Envs, number % 50 + more);
                original.Step(actions);
                other.Step(actions);
            }

            Assert.True(
                original.Save().Data.AsSpan().SequenceEqual(other.Save().Data), $"Case {number} goes on differently.");
            original.Restore(snapshot);
        }

        Assert.True(holding > 500);
    }

    [Fact]
    public void A_copied_env_goes_on_like_its_original()
    {
        using CpuDevice device = new(2);
        using BatchSimulator simulator = new(Set, Robot, Settings, 2 * Cases, device);
        simulator.Reset([.. Enumerable.Range(0, 2 * Cases).Select(n => n < Cases ? n : EnvCommand.Idle)]);
        for (int step = 0; step < 20; step++)
        {
            float[] actions = PropertyWorlds.Actions(0, Cases, step);
            simulator.Step([.. actions, .. actions]);
            for (int n = 0; n < Cases; n++)
            {
                if (RandomKey.FromSeed(61).For(n).Index(0, 18) == step)
                {
                    simulator.CopyEnv(n, Cases + n);
                }
            }
        }

        Moment end = new(simulator.State);
        Property.ForAll(Cases, n => Assert.Equal(end.Everything(n), end.Everything(Cases + n)));
    }

    [Fact]
    public void A_reset_leaves_nothing_of_what_was_before()
    {
        using CpuDevice device = new(2);
        using BatchSimulator used = Start(Cases, device);
        using BatchSimulator fresh = Make(Cases, device);
        for (int step = 0; step < 20; step++)
        {
            used.Step(PropertyWorlds.Actions(0, Cases, step));
        }

        int[] episodes = [.. Enumerable.Range(0, Cases).Select(n => (n * 7 + 3) % Cases)];
        used.Reset(episodes);
        fresh.Reset(episodes);
        for (int step = 0; step < 12; step++)
        {
            float[] actions = PropertyWorlds.Actions(2, Cases, step);
            used.Step(actions);
            fresh.Step(actions);
            (Moment a, Moment b) = (new Moment(used.State), new Moment(fresh.State));
            Property.ForAll(Cases, n => Assert.Equal(a.Everything(n), b.Everything(n)));
        }
    }

    [Fact]
    public void An_idle_env_is_left_alone()
    {
        using CpuDevice device = new(2);
        using BatchSimulator simulator = Start(Cases, device);
        for (int step = 0; step < 10; step++)
        {
            simulator.Step(PropertyWorlds.Actions(0, Cases, step));
        }

        int[] commands =
            [.. Enumerable.Range(0, Cases).Select(n => n % 2 == 0 ? EnvCommand.Idle : EnvCommand.Continue)];
        Moment before = new(simulator.State);
        long steps = simulator.Statistics.Steps;
        for (int step = 10; step < 15; step++)
        {
            simulator.Step(PropertyWorlds.Actions(0, Cases, step), commands);
        }

        Moment after = new(simulator.State);
        Property.ForAll(Cases / 2, half =>
        {
            int n = 2 * half;
            Assert.Equal(before.World(n), after.World(n));
            Assert.Equal((before.Step[n], -1, StepEvents.None), (after.Step[n], after.Episode[n], after.Events[n]));
        });
        Assert.Equal(5 * Cases / 2, simulator.Statistics.Steps - steps);
    }

    [Fact]
    public void Substeps_are_so_many_steps_of_the_same_action()
    {
        using CpuDevice device = new(2);
        using BatchSimulator coarse = new(Set, Robot, Settings with { Substeps = 3 }, Cases, device);
        using BatchSimulator fine = Make(Cases, device);
        coarse.Reset([.. Enumerable.Range(0, Cases)]);
        fine.Reset([.. Enumerable.Range(0, Cases)]);
        bool[] released = new bool[Cases];
        for (int step = 0; step < 15; step++)
        {
            float[] actions = PropertyWorlds.Actions(0, Cases, step);
            coarse.Step(actions);
            StepEvents[] seen = new StepEvents[Cases];
            for (int substep = 0; substep < 3; substep++)
            {
                fine.Step(actions);
                for (int n = 0; n < Cases; n++)
                {
                    seen[n] |= fine.State.Events.Span[n];
                }
            }

            (Moment a, Moment b) = (new Moment(coarse.State), new Moment(fine.State));
            Property.ForAll(Cases, n =>
            {
                // Where a released object is pushed depends on the number of the step.
                released[n] |= seen[n].HasFlag(StepEvents.Released);
                Assert.True(released[n] || a.World(n).SequenceEqual(b.World(n)));
                Assert.True(released[n] || a.Events[n] == seen[n], $"{a.Events[n]} and {seen[n]}");
                Assert.Equal(3 * a.Step[n], b.Step[n]);
            });
        }

        Assert.InRange(released.Count(r => r), 50, 500);
    }

    private static BatchSimulator Make(int envs, CpuDevice device) => new(Set, Robot, Settings, envs, device);

    private static BatchSimulator Start(int envs, CpuDevice device)
    {
        BatchSimulator simulator = Make(envs, device);
        simulator.Reset([.. Enumerable.Range(0, envs)]);
        return simulator;
    }
}
