using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

public sealed unsafe class CameraTests : IDisposable
{
    private static readonly CameraSettings Small = new() { Width = 32, Height = 24 };
    private readonly CpuDevice device = new(2);

    public void Dispose() => device.Dispose();

    [Fact]
    public void Cameras_ride_on_their_links_stand_still_or_are_left_to_the_caller()
    {
        RobotModel robot = TestWorlds.Robot;
        Pose still = new(new Vector3(1, 2, 3), Quaternion.CreateFromYawPitchRoll(0.4f, -0.3f, 0));
        CameraMount[] mounts =
        [
            CameraMount.Gripper(robot), robot.Camera, CameraMount.Fixed(still), CameraMount.Flying(),
            CameraMount.ThirdPerson(robot),
        ];
        using VectorEnv env = Open(new VectorEnvSettings { Cameras = mounts, ObservedCamera = 1 }, [.. mounts.Select(_ => Small)]);
        env.Reset(1);
        float[] mine = [1, 0, 0, 5, 0, 1, 0, 6, 0, 0, 1, 7];
        RenderBatch batch = env.UpdateRenderBatch();
        Span<float> Camera(int e, int camera) => batch.WorldFromCamera.Span.Slice((e * 5 + camera) * 12, 12);
        mine.CopyTo(Camera(2, 3));
        env.Step(new float[env.EnvCount * env.Actions.Size]);
        env.UpdateRenderBatch();
        Pose[] links = new Pose[robot.Links.Count];
        float[] joints = new float[robot.Joints.Count];
        float[] expected = new float[12];
        for (int e = 0; e < env.EnvCount; e++)
        {
            for (int j = 0; j < joints.Length; j++)
            {
                joints[j] = env.Simulator.State.Joints.Span[j * env.Simulator.State.Stride + e];
            }

            Vector2 position = new(env.Simulator.State.BaseX.Span[e], env.Simulator.State.BaseZ.Span[e]);
            robot.ForwardKinematics(position, env.Simulator.State.Yaw.Span[e], joints, links);
            foreach (int camera in (int[])[0, 1, 4])
            {
                (links[mounts[camera].Link] * mounts[camera].LinkFromCamera).Write(expected);
                for (int i = 0; i < 12; i++)
                {
                    Assert.Equal(expected[i], Camera(e, camera)[i], 2e-5f);
                }
            }

            still.Write(expected);
            Assert.Equal(expected, Camera(e, 2).ToArray());
        }

        Assert.Equal(mine, Camera(2, 3).ToArray());
    }

    [Fact]
    public void The_observed_camera_gives_the_observation_and_the_robots_own_is_the_default()
    {
        RobotModel robot = TestWorlds.Robot;
        using VectorEnv plain = Open(new VectorEnvSettings(), [Small]);
        CameraSettings wide = Small with { Width = 64 };
        VectorEnvSettings settings = new()
        {
            Cameras = [CameraMount.ThirdPerson(robot), robot.Camera],
            ObservedCamera = 1,
        };
        using VectorEnv several = Open(settings, [wide, Small]);
        plain.Reset(1);
        several.Reset(1);
        Assert.Equal(plain.Observations.ImageWidth, several.Observations.ImageWidth);
        Assert.Equal(plain.RenderDepth().ToArray(), several.RenderDepth().ToArray());

        // The third person sees the robot: links are instances behind the objects.
        int[] ids = new int[several.EnvCount * 64 * 24];
        fixed (int* target = ids)
        {
            several.Render(new RenderTargets { Ids = new IdTarget((nint)target, IdKind.Instance) }, 0);
        }

        Assert.True(ids.Count(i => i >= RenderIds.FirstInstance + 1) > 200, $"{ids.Distinct().Count()}");
    }

    [Fact]
    public void Cameras_that_do_not_fit_are_refused()
    {
        RobotModel robot = TestWorlds.Robot;
        Assert.Contains("2 cameras", Assert.Throws<ArgumentException>(
            () => Open(new VectorEnvSettings { Cameras = [robot.Camera, robot.Camera] }, [Small])).Message);
        Assert.Contains("ObservedCamera is 1", Assert.Throws<ArgumentException>(
            () => Open(new VectorEnvSettings { ObservedCamera = 1 }, [Small])).Message);
        Assert.Contains("link 99", Assert.Throws<ArgumentException>(
            () => Open(new VectorEnvSettings { Cameras = [new CameraMount(99, Pose.Identity)] }, [Small])).Message);
    }

    private VectorEnv Open(VectorEnvSettings settings, CameraSettings[] lenses)
    {
        EpisodeSet set = VectorEnvTests.MakeSet(24);
        CpuRenderer renderer = new(RenderAssetsFactory.Create(set, TestWorlds.Robot), lenses, device);
        return new VectorEnv(set, TestWorlds.Robot, settings, 4, device, renderer);
    }
}
