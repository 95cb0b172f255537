using System.Numerics;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tests.Scenes;

namespace Galactic.Tests.Simulation;

/// <summary>The batch against the rules written down once more, sphere by sphere and box by box.</summary>
public sealed class ReferenceStepTests
{
    private const int Envs = 40;
    private const int Steps = 60;
    private static readonly RobotModel Robot = Fetch.Create();

    [Fact]
    public void Random_drives_through_generated_homes_follow_the_rules_step_by_step()
    {
        using CpuDevice device = new(2);
        EpisodeSet set = new WorldBuilder(new WorldSettings { TrainingHomes = 3, TrainingEpisodes = Envs }, Robot, device).Training(1);
        using BatchSimulator simulator = new(set, Robot, new SimulationSettings(), Envs, device);
        simulator.Reset([.. Enumerable.Range(0, Envs)]);
        int wrong = 0, blocked = 0, slid = 0;
        for (int step = 0; step < Steps; step++)
        {
            float[] actions = Actions(step);
            Motion[] expected =
                [.. Enumerable.Range(0, Envs).Select(env => Expect(simulator, env, actions.AsSpan(env * 11, 11)))];
            simulator.Step(actions);
            for (int env = 0; env < Envs; env++)
            {
                wrong += IsAt(simulator.State, env, expected[env]) ? 0 : 1;
                blocked += expected[env].Events == StepEvents.Collided ? 1 : 0;
                slid += expected[env].Events == StepEvents.Slid ? 1 : 0;
            }
        }

        // A centre within rounding of a cell's edge may fall into the neighbour.
        Assert.InRange(wrong, 0, Envs * Steps / 500);
        Assert.InRange(blocked, 30, Envs * Steps / 2);
        Assert.InRange(slid, 100, Envs * Steps / 2);
    }

    [Fact]
    public void The_body_is_clear_of_static_geometry_where_the_map_says_so()
    {
        using CpuDevice device = new(2);
        EpisodeSet set = new WorldBuilder(new WorldSettings { TrainingHomes = 1, TrainingEpisodes = 4 }, Robot, device)
            .Training(1);
        SphereBlock[] blocks = SphereBlock.Split(Robot);
        Assert.Equal(new SphereBlock(0, 16, 2, true), blocks[0]);
        using SceneFrames frames = new(set.Scenes, 16);
        using ClearGround ground = new(set.Scenes, frames, Robot, blocks);
        ColumnGrid grid = set.Scenes[0].Columns[blocks[0].RadiusIndex];
        float[] joints = new float[Robot.Joints.Count];
        Pose[] links = new Pose[Robot.Links.Count];
        Robot.StartJoints(new float[7], joints);
        int clear = 0, free = 0;
        for (int n = 0; n < 20000; n++)
        {
            RandomKey key = RandomKey.FromSeed(3).For(n);
            Vector2 at = new(
                grid.MinX + key.Uniform(0, 0, grid.Width) * grid.CellSize, grid.MinZ
                    + key.Uniform(1, 0, grid.Depth) * grid.CellSize);
            float yaw = key.Uniform(2, -9, 9);
            Robot.ForwardKinematics(at, yaw, joints, links);
            bool isFree = Robot.Spheres.Take(16).All(s => IsFree(grid, links[s.Link].Transform(s.Sphere.Center)));
            bool isClear = ground.IsClear(frames[0], at, yaw);
            Assert.True(isFree || !isClear, $"The body hits something at {at}, yaw {yaw}.");
            (clear, free) = (clear + (isClear ? 1 : 0), free + (isFree ? 1 : 0));
        }

        Assert.InRange(clear, free * 4 / 5, free - 1);
    }

    /// <summary>One env's step by the rules.</summary>
    private static Motion Expect(BatchSimulator simulator, int env, ReadOnlySpan<float> action)
    {
        SimulationState state = simulator.State;
        float[] joints = [.. Enumerable.Range(0, 15).Select(j => state.Joints.Span[j * state.Stride + env])];
        Vector2 start = new(state.BaseX.Span[env], state.BaseZ.Span[env]);
        Motion stay = new(start, state.Yaw.Span[env], [.. joints], StepEvents.Collided);
        foreach (JointAction move in Robot.Actions.Joints)
        {
            RobotJoint joint = Robot.Joints[move.Joint];
            joints[move.Joint] = Math.Clamp(
                joints[move.Joint] + action[move.Channel] * move.Step, joint.Lower, joint.Upper);
        }

        float yaw = stay.Yaw + action[1] * 0.0873f;
        Vector2 position = start + action[2] * 0.1f * new Vector2(MathF.Cos(yaw), -MathF.Sin(yaw));
        Pose[] links = new Pose[Robot.Links.Count];
        for (int attempt = 0; attempt < 6; attempt++)
        {
            Robot.ForwardKinematics(position, yaw, joints, links);
            if (FirstHit(simulator, env, links, backwards: attempt % 2 == 0) is not { } hit)
            {
                return new Motion(position, yaw, joints, attempt > 0 ? StepEvents.Slid : StepEvents.None);
            }

            position -= 0.05f * Vector2.Normalize(hit - position);
        }

        return stay;
    }

    private static Vector2? FirstHit(BatchSimulator simulator, int env, Pose[] links, bool backwards)
    {
        EpisodeSet set = simulator.Set;
        Episode episode = set.Episodes[simulator.State.EpisodeIndex.Span[env]];
        (Vector3 At, float Radius)[] spheres =
            [.. Robot.Spheres.Select(s => (links[s.Link].Transform(s.Sphere.Center), s.Sphere.Radius))];
        foreach ((Vector3 at, float radius) in backwards ? spheres.Reverse() : spheres)
        {
            if (!IsFree(set.Scenes[episode.SceneIndex].Columns[SphereRadii.IndexOf(radius)], at))
            {
                return new Vector2(at.X, at.Z);
            }
        }

        OrientedBox[] boxes = [.. episode.Spawns.Select((s, slot) => Box(set.Objects[s.ObjectIndex].Box, simulator.State.ObjectPose(env, slot)))];
        foreach ((Vector3 at, float radius) in spheres)
        {
            if (boxes.Any(b => BruteForce.ToBox(b, at.X, at.Y, at.Z) < radius))
            {
                return new Vector2(at.X, at.Z);
            }
        }

        return null;
    }

    private static OrientedBox Box(Bounds bounds, Pose pose) =>
        new(pose with { Position = pose.Transform(bounds.Center) }, bounds.Size / 2);

    private static bool IsFree(ColumnGrid grid, Vector3 at) => grid.IsFree(at.X, at.Y, at.Z);

    private static bool IsAt(SimulationState state, int env, Motion expected)
    {
        bool joints = Enumerable.Range(0, 15).All(
            j => MathF.Abs(expected.Joints[j] - state.Joints.Span[j * state.Stride + env]) < 1e-5f);
        Vector2 position = new(state.BaseX.Span[env], state.BaseZ.Span[env]);
        return joints && Vector2.Distance(expected.Position, position) < 1e-5f && expected.Yaw == state.Yaw.Span[env]
            && (state.Events.Span[env] & (StepEvents.Collided | StepEvents.Slid)) == expected.Events;
    }

    /// <summary>Mostly forwards, so that everybody meets a wall; the hand stays open.</summary>
    private static float[] Actions(int step)
    {
        RandomKey key = RandomKey.FromSeed(7).For(step);
        return [.. Enumerable.Range(0, Envs * 11).Select(i => i % 11 == 0 ? 0 : key.Uniform(i, i % 11 == 2 ? -0.5f : -1, 1))];
    }

    private readonly record struct Motion(Vector2 Position, float Yaw, float[] Joints, StepEvents Events);
}
