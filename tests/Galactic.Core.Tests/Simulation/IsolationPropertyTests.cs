using System.Numerics;
using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

/// <summary>Neighbours, batches, threads and faults elsewhere do not matter, in a thousand situations each.</summary>
public sealed class IsolationPropertyTests
{
    private const int Cases = PropertyWorlds.Cases;
    private static readonly EpisodeSet Set = PropertyWorlds.Set;
    private static readonly RobotModel Robot = PropertyWorlds.Robot;
    private static readonly SimulationSettings Settings = new() { Seed = 21 };

    [Fact]
    public void No_env_ever_influences_another()
    {
        using CpuDevice device = new(2);
        using BatchSimulator all = Start(Cases, device);
        using BatchSimulator mixed = Start(Cases, device);
        for (int step = 0; step < 25; step++)
        {
            // Every second group of three envs does something else entirely, or restarts, or is parked.
            float[] actions = PropertyWorlds.Actions(0, Cases, step);
            float[] others = PropertyWorlds.Actions(5, Cases, step + 3);
            int[] commands = new int[Cases];
            Array.Fill(commands, EnvCommand.Continue);
            for (int env = 0; env < Cases; env++)
            {
                if (env / 3 % 2 == 0)
                {
                    actions.AsSpan(env * 11, 11).CopyTo(others.AsSpan(env * 11));
                }
                else
                {
                    RandomKey key = RandomKey.FromSeed(31).For(env).For(step);
                    commands[env] = key.Chance(0, 0.2f) ? key.Index(1, Cases)
                        : key.Chance(2, 0.2f) ? EnvCommand.Idle : EnvCommand.Continue;
                }
            }

            all.Step(actions);
            mixed.Step(others, commands);
        }

        (Moment a, Moment b) = (new Moment(all.State), new Moment(mixed.State));
        int different = 0;
        Property.ForAll(Cases, n =>
        {
            bool watched = n / 3 % 2 == 0;
            Assert.True(!watched || a.Everything(n).SequenceEqual(b.Everything(n)), "A neighbour changed it.");
            Interlocked.Add(ref different, a.World(n).SequenceEqual(b.World(n)) ? 0 : 1);
        });
        Assert.InRange(different, 300, 500);
    }

    [Fact]
    public void The_place_of_an_env_in_the_batch_does_not_matter()
    {
        using CpuDevice device = new(2);
        using BatchSimulator forwards = Start(Cases, device);
        using BatchSimulator backwards = new(Set, Robot, Settings, Cases + 37, device);
        backwards.Reset([.. Enumerable.Range(0, Cases + 37).Select(e => (Cases - 1 - e + Cases) % Cases)]);
        for (int step = 0; step < 25; step++)
        {
            forwards.Step(PropertyWorlds.Actions(0, Cases, step));
            float[] actions = new float[(Cases + 37) * 11];
            for (int env = 0; env < Cases + 37; env++)
            {
                PropertyWorlds.Action((Cases - 1 - env + Cases) % Cases, step, actions.AsSpan(env * 11, 11));
            }

            backwards.Step(actions);
        }

        (Moment a, Moment b) = (new Moment(forwards.State), new Moment(backwards.State));
        Property.ForAll(Cases, n => Assert.Equal(a.Everything(n), b.Everything(Cases - 1 - n)));
        Property.ForAll(37, n => Assert.Equal(a.Everything(Cases - 1 - n), b.Everything(Cases + n)));
    }

    [Fact]
    public void Four_thousand_and_ninety_six_envs_equal_as_many_single_runs()
    {
        const int Envs = 4096;
        const int Steps = 14;
        using CpuDevice device = new(2);
        using BatchSimulator batch = new(Set, Robot, Settings, Envs, device);
        batch.Reset([.. Enumerable.Range(0, Envs).Select(e => e % Cases)]);
        float[][] actions = [.. Enumerable.Range(0, Steps).Select(step => PropertyWorlds.Actions(0, Envs, step))];
        foreach (float[] step in actions)
        {
            batch.Step(step);
        }

        Moment together = new(batch.State);
        using CpuDevice one = new(1);
        using BatchSimulator single = new(Set, Robot, Settings, 1, one);
        int released = 0;
        for (int env = 0; env < Envs; env++)
        {
            single.Reset([env % Cases]);
            foreach (float[] step in actions)
            {
                single.Step(step.AsSpan(env * 11, 11));
                released += single.State.Events.Span[0].HasFlag(StepEvents.Released) ? 1 : 0;
            }

            Assert.Equal(together.Everything(env), new Moment(single.State).Everything(0));
        }

        Assert.True(released > 500);
    }

    [Fact]
    public void One_two_and_seven_threads_give_the_same_bits()
    {
        Moment[] results = [.. new[] { 1, 2, 7 }.Select(threads =>
        {
            using CpuDevice device = new(threads);
            using BatchSimulator simulator = Start(Cases, device);
            for (int step = 0; step < 25; step++)
            {
                simulator.Step(PropertyWorlds.Actions(0, Cases, step));
            }

            Assert.Equal(25 * Cases, simulator.Statistics.Steps);
            return new Moment(simulator.State);
        })];
        Property.ForAll(Cases, n =>
        {
            Assert.Equal(results[0].Everything(n), results[1].Everything(n));
            Assert.Equal(results[0].Everything(n), results[2].Everything(n));
        });
    }

    [Fact]
    public void A_fault_at_any_time_in_any_number_of_any_env_stays_there()
    {
        using CpuDevice device = new(2);
        using BatchSimulator clean = Start(Cases, device);
        using BatchSimulator faulty = Start(Cases, device);
        bool[] hit = new bool[Cases];
        for (int step = 0; step < 25; step++)
        {
            for (int n = 0; n < Cases; n++)
            {
                RandomKey key = RandomKey.FromSeed(71).For(n);
                if (n % 2 == 0 && key.Index(0, 24) == step)
                {
                    Poison(faulty.State, n, key);
                    hit[n] = true;
                }
            }

            float[] actions = PropertyWorlds.Actions(0, Cases, step);
            clean.Step(actions);
            faulty.Step(actions);
            (Moment a, Moment b) = (new Moment(clean.State), new Moment(faulty.State));
            Property.ForAll(Cases, n =>
            {
                Assert.True(hit[n] || a.Everything(n).SequenceEqual(b.Everything(n)), "A fault spread.");
                Assert.True(b.Joints(n).Append(b.X[n]).Append(b.Z[n]).Append(b.Yaw[n]).All(double.IsFinite));
                Assert.True(float.IsFinite(b.Grippers[n].Position.Length()));
            });
        }

        Assert.Equal(Cases / 2, faulty.Faults.CountOf(FaultKind.InvalidState));
        Assert.Equal(0, faulty.Faults.CountOf(FaultKind.Parked));
        Assert.Equal(0, clean.Faults.Total);
        Assert.All(faulty.Faults, f => Assert.True(f.Env % 2 == 0 && f.Episode == f.Env));
    }

    [Fact]
    public void An_object_that_is_nowhere_is_found_within_eight_steps_per_object()
    {
        using CpuDevice device = new(2);
        using BatchSimulator clean = Start(Cases, device);
        using BatchSimulator faulty = Start(Cases, device);
        int[] objects = faulty.State.ObjectCount.Span[..Cases].ToArray();
        int[] slots = [.. objects.Select((count, n) => RandomKey.FromSeed(72).For(n).Index(0, Math.Max(1, count)))];
        bool IsHit(int n) => n % 2 == 0 && objects[n] > 0 && faulty.State.HeldObject.Span[n] != slots[n];
        bool[] hit = [.. Enumerable.Range(0, Cases).Select(IsHit)];
        for (int n = 0; n < Cases; n++)
        {
            if (hit[n])
            {
                faulty.State.ObjectPoses.Span[n * faulty.State.MaxObjects + slots[n]] = (n / 2 % 3) switch
                {
                    0 => new(new Vector3(0, float.NaN, 0), Quaternion.Identity),
                    1 => new(new Vector3(float.PositiveInfinity, 0, 0), Quaternion.Identity),
                    _ => new(Vector3.Zero, default),
                };
            }
        }

        for (int step = 0; step <= 8 * objects.Max(); step++)
        {
            float[] actions = PropertyWorlds.Actions(0, Cases, step);
            clean.Step(actions);
            faulty.Step(actions);
            if (step % 8 != 7)
            {
                continue;
            }

            (Moment a, Moment b) = (new Moment(clean.State), new Moment(faulty.State));
            Property.ForAll(
                Cases, n => Assert.True(hit[n] || a.Everything(n).SequenceEqual(b.Everything(n)), "A fault spread."));
        }

        Assert.Equal(hit.Count(h => h), faulty.Faults.CountOf(FaultKind.InvalidState));
        Assert.Equal(0, faulty.Faults.CountOf(FaultKind.Parked));
        Assert.All(faulty.Faults, f =>
        {
            Assert.True(hit[f.Env] && f.Episode == f.Env && f.Step <= 8 * objects[f.Env]);
            Assert.Contains($"bject {slots[f.Env]} is at", f.Detail);
        });
        Assert.All(
            faulty.State.ObjectPoses.Span.ToArray(), p => Assert.True(float.IsFinite(p.Position.LengthSquared())));
    }

    [Fact]
    public void The_statistics_are_the_sums_of_the_events()
    {
        using CpuDevice device = new(2);
        using BatchSimulator simulator = Start(Cases, device);
        Assert.Equal((0, Cases), (simulator.Statistics.Steps, simulator.Statistics.Episodes));
        simulator.ResetStatistics();
        Dictionary<StepEvents, long> counts = Enum.GetValues<StepEvents>().ToDictionary(e => e, _ => 0L);
        for (int step = 0; step < 25; step++)
        {
            simulator.Step(PropertyWorlds.Actions(0, Cases, step));
            foreach (StepEvents one in counts.Keys)
            {
                counts[one] += simulator.State.Events.Span[..Cases].ToArray().Count(e => (e & one) != 0);
            }
        }

        SimulationStatistics expected = new(
            25 * Cases, 0, counts[StepEvents.Collided], counts[StepEvents.Slid], counts[StepEvents.GraspAttempted],
            counts[StepEvents.Grasped], counts[StepEvents.Released], counts[StepEvents.ReleaseReverted],
            counts[StepEvents.ActionClipped], 0);
        Assert.Equal(expected, simulator.Statistics);
        Assert.Equal((double)counts[StepEvents.Collided] / (25 * Cases), simulator.Statistics.CollisionFraction);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using CpuDevice device = new(1);
        using BatchSimulator simulator = Start(Cases, device);
        float[][] actions = [.. Enumerable.Range(0, 25).Select(step => PropertyWorlds.Actions(0, Cases, step))];
        simulator.Step(actions[0]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (float[] step in actions)
        {
            simulator.Step(step);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(simulator.Statistics.Releases > 100);
    }

    private static void Poison(SimulationState state, int env, RandomKey key)
    {
        float value = key.Index(1, 4) switch
        {
            0 => float.NaN,
            1 => float.PositiveInfinity,
            2 => float.NegativeInfinity,
            _ => 3e33f,
        };
        switch (key.Index(2, 5))
        {
            case 0: state.BaseX.Span[env] = value; break;
            case 1: state.BaseZ.Span[env] = value; break;
            case 2: state.Yaw.Span[env] = value; break;
            case 3: state.HeldObject.Span[env] = 99 + key.Index(3, 1000000); break;
            default: state.Joints.Span[key.Index(3, 3) * state.Stride + env] = value; break;
        }
    }

    private static BatchSimulator Make(int envs, CpuDevice device) => new(Set, Robot, Settings, envs, device);

    private static BatchSimulator Start(int envs, CpuDevice device)
    {
        BatchSimulator simulator = Make(envs, device);
        simulator.Reset([.. Enumerable.Range(0, envs)]);
        return simulator;
    }
}
