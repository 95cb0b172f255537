using System.Numerics;
using Galactic.Compute;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

public sealed class VectorEnvTests
{
    private static readonly EpisodeSet Set = MakeSet(24);

    [Fact]
    public void Random_actions_run_for_hundreds_of_steps_with_finite_states_and_rewards()
    {
        using CpuDevice device = new(1);
        using VectorEnv env = new(Set, TestWorlds.Robot, new VectorEnvSettings(), 20, device);
        env.Reset(5);
        float[] actions = new float[20 * 11];
        int transitions = 0, starts = 0;
        for (int step = 0; step < 300; step++)
        {
            Fill(actions, 20, 0, step);
            env.Step(actions);
            Assert.DoesNotContain(env.State.ToArray(), v => !float.IsFinite(v));
            Assert.DoesNotContain(env.Reward.ToArray(), v => !float.IsFinite(v));
            for (int i = 0; i < 20; i++)
            {
                transitions += env.Transition[i] ? 1 : 0;
                starts += env.Transition[i] ? 0 : 1;
            }
        }

        Assert.Equal(6000, transitions + starts);
        Assert.InRange(starts, 40, 600);
        Assert.Equal(0, env.Simulator.StartCollisions);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    public void One_env_of_a_big_batch_equals_the_same_env_in_a_smaller_batch_bit_for_bit(int which)
    {
        Assert.Equal(Trace(64, 1, which), Trace(which + 1, 1, which));
    }

    [Fact]
    public void Two_threads_give_the_bits_of_one() => Assert.Equal(Trace(64, 1, 50), Trace(64, 2, 50));

    /// <summary>State bits and rewards of one env over 150 steps.</summary>
    private static List<uint> Trace(int envs, int threads, int which)
    {
        using CpuDevice device = new(threads);
        using VectorEnv env = new(Set, TestWorlds.Robot, new VectorEnvSettings(), envs, device);
        env.Reset(11);
        List<uint> bits = [];
        float[] actions = new float[envs * 11];
        for (int step = 0; step < 150; step++)
        {
            Fill(actions, envs, 0, step);
            env.Step(actions);
            int size = env.Observations.StateSize;
            bits.AddRange(env.State.Slice(which * size, size).ToArray().Select(BitConverter.SingleToUInt32Bits));
            bits.Add(BitConverter.SingleToUInt32Bits(env.Reward[which]));
            bits.Add((uint)env.EpisodeIndex[which]);
        }

        return bits;
    }

    internal static void Fill(float[] actions, int envs, int first, int step)
    {
        for (int env = 0; env < envs; env++)
        {
            RandomKey key = RandomKey.FromSeed(99).For(first + env).For(step);
            for (int channel = 0; channel < 11; channel++)
            {
                actions[env * 11 + channel] = key.Uniform(channel, -1, 1);
            }
        }
    }

    internal static EpisodeSet MakeSet(int episodes)
    {
        Scene scene = TestWorlds.Room((new Vector3(0, 0.35f, 0), new Vector3(0.5f, 0.35f, 0.5f)));
        List<Episode> list = [];
        for (int i = 0; i < episodes; i++)
        {
            RandomKey key = RandomKey.FromSeed(3).For(i);
            float angle = key.Uniform(0, 0, MathF.Tau);
            Vector2 start = 1.7f * new Vector2(MathF.Cos(angle), MathF.Sin(angle));
            List<Vector3> objects = [];
            for (int o = 0; o < 6; o++)
            {
                objects.Add(new Vector3(-0.4f + o * 0.15f, 0.73f, key.Uniform(o + 1, -0.4f, 0.4f)));
            }

            list.Add(TestWorlds.Episode(start, MathF.Atan2(start.Y, -start.X), [.. objects]));
        }

        return TestWorlds.Set(scene, [.. list]);
    }
}
