using System.Numerics;
using Galactic.Compute;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

public sealed class SnapshotTests : IDisposable
{
    private const int Envs = 20;
    private readonly CpuDevice device = new(1);
    private readonly EpisodeSet set = TestWorlds.Set(
        TestWorlds.Room((new Vector3(1.5f, 0.4f, 0), new Vector3(0.3f, 0.4f, 1))),
        [.. Enumerable.Range(0, 5).Select(n => TestWorlds.Episode(
            new Vector2(-1 - 0.1f * n, 0), 0.3f * n, TestWorlds.GraspPoint(new Vector2(-1 - 0.1f * n, 0), 0.3f * n)))]);

    public void Dispose() => device.Dispose();

    [Fact]
    public void A_restored_batch_goes_on_with_the_same_bits_even_through_a_file()
    {
        using BatchSimulator original = Make(set, Envs);
        using BatchSimulator other = Make(set, Envs);
        original.Reset([.. Enumerable.Range(0, Envs).Select(e => e % 5)]);
        Run(original, 0, 7);
        Assert.Contains(0, original.State.HeldObject.Span.ToArray());
        using MemoryStream file = new();
        file.Write([1, 2, 3]);
        original.Save().Write(file);
        file.Write([4, 5]);
        Run(original, 7, 30);
        file.Position = 3;
        other.Restore(SimulatorSnapshot.Read(file));
        Assert.Equal(file.Length - 2, file.Position);
        Run(other, 7, 30);
        Assert.Equal(original.Save().Data, other.Save().Data);
        Assert.True(original.Statistics.Releases > 0);
    }

    [Fact]
    public void A_twin_moves_like_its_original_and_shows_the_same()
    {
        using BatchSimulator simulator = Make(set, 3);
        simulator.Reset([0, 1, EnvCommand.Idle]);
        Run(simulator, 0, 9);
        simulator.CopyEnv(1, 2);
        float[] actions = new float[33];
        for (int step = 0; step < 20; step++)
        {
            for (int channel = 0; channel < 11; channel++)
            {
                actions[11 + channel] = actions[22 + channel] =
                    RandomKey.FromSeed(9).For(step).Uniform(channel, -1, 1);
            }

            simulator.Step(actions);
        }

        SimulationState state = simulator.State;
        Assert.Equal(state.GripperPose(1), state.GripperPose(2));
        Assert.Equal(state.ObjectPose(1, 0), state.ObjectPose(2, 0));
        Assert.Equal(state.EpisodeStep.Span[1], state.EpisodeStep.Span[2]);
        RenderBatch view = simulator.UpdateRenderBatch();
        Assert.Equal(
            view.WorldFromCamera.Span.Slice(12, 12).ToArray(), view.WorldFromCamera.Span.Slice(24, 12).ToArray());
        Assert.Equal(view.SceneIndex.Span[1], view.SceneIndex.Span[2]);
    }

    [Fact]
    public void A_snapshot_of_other_episodes_is_refused()
    {
        using BatchSimulator simulator = Make(set, 2);
        using BatchSimulator more = Make(set, 3);
        EpisodeSet moved = new(
            set.Scenes, set.Objects, [.. set.Episodes.Select(e => e with { StartYaw = e.StartYaw + 0.1f })]);
        using BatchSimulator other = Make(moved, 2);
        string Refusal(BatchSimulator by) =>
            Assert.Throws<ArgumentException>(() => by.Restore(simulator.Save())).Message;
        Assert.Contains("another simulator", Refusal(other));
        Assert.Contains("Envs = 2", Refusal(more));
    }

    [Fact]
    public void Every_cut_and_every_flipped_byte_of_a_file_is_noticed()
    {
        using BatchSimulator simulator = Make(set, 1);
        simulator.Reset([0]);
        using MemoryStream file = new();
        simulator.Save().Write(file);
        byte[] good = file.ToArray();
        for (int length = 0; length < good.Length; length += 1 + length / 7)
        {
            using MemoryStream cut = new(good[..length]);
            Assert.Throws<InvalidDataException>(() => SimulatorSnapshot.Read(cut));
        }

        for (int at = 0; at < good.Length; at += 1 + at / 7)
        {
            byte[] bad = [.. good];
            bad[at] ^= 0x10;
            using MemoryStream flipped = new(bad);
            Assert.ThrowsAny<Exception>(() => simulator.Restore(SimulatorSnapshot.Read(flipped)));
        }
    }

    [Fact]
    public void A_snapshot_with_impossible_indices_is_refused_and_changes_nothing()
    {
        using BatchSimulator simulator = Make(set, 1);
        simulator.Reset([0]);
        SimulatorSnapshot good = simulator.Save();
        using SimulationState state = new(1, simulator.Robot.Joints.Count, set.MaxObjects);
        state.CopyFrom(good.Data);
        state.HeldObject.Span[0] = 77;
        byte[] data = new byte[good.Size];
        state.CopyTo(data);
        Assert.Contains(
            "Env 0",
            Assert.Throws<ArgumentException>(() => simulator.Restore(new SimulatorSnapshot(good.Shape, data))).Message);
        Assert.Equal(good.Data, simulator.Save().Data);
    }

    private BatchSimulator Make(EpisodeSet episodes, int envs) => new(episodes, TestWorlds.Robot, new(), envs, device);

    /// <summary>Random motion of the base and the wrist; grasps for a while, then lets go.</summary>
    private static void Run(BatchSimulator simulator, int from, int to)
    {
        for (int step = from; step < to; step++)
        {
            RandomKey key = RandomKey.FromSeed(3).For(step);
            int size = simulator.EnvCount * 11;
            float[] actions = [.. Enumerable.Range(0, size).Select(i => step == 0 ? 0 : key.Uniform(i, -1, 1))];
            for (int env = 0; env < simulator.EnvCount; env++)
            {
                actions[env * 11] = (step / 15 + env) % 2 == 0 ? 1 : -1;
            }

            simulator.Step(actions);
        }
    }
}
