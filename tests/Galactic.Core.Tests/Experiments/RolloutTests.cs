using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Tasks;

namespace Galactic.Tests.Experiments;

/// <summary>
/// What a policy is trained on depends on the seed alone: states, rewards and depth images, bit for bit.
/// </summary>
public sealed unsafe class RolloutTests : IDisposable
{
    private const int Steps = 40;
    private readonly CpuDevice builder = new(2);
    private readonly RobotModel robot = Fetch.Create();
    private readonly EpisodeSet set;

    public RolloutTests() => set = new WorldBuilder(TinyWorld.World, robot, builder).Training(4);

    public void Dispose() => builder.Dispose();

    [Fact]
    public void Two_threads_see_the_bits_of_one()
    {
        List<byte[]> one = Play(64, 1, [0, 17, 63], 8), two = Play(64, 2, [0, 17, 63], 8);
        Assert.Equal(one, two);
        Assert.NotEqual(one, Play(64, 1, [0, 17, 63], 9));
    }

    [Fact]
    public void One_env_sees_the_bits_it_sees_among_sixty_four() =>
        Assert.Equal(Play(64, 2, [0], 8), Play(1, 1, [0], 8));

    /// <summary>
    /// State, reward and depth image of some envs after every step, episodes ending and starting among them.
    /// </summary>
    private List<byte[]> Play(int envs, int threads, int[] watched, ulong seed)
    {
        ExperimentSettings preset = Presets.MobilePick;
        using CpuDevice device = new(threads);
        VectorEnvSettings settings = preset.Env with { Task = preset.Env.Task with { MaxSteps = 25 } };
        using VectorEnv env = new(
            set, robot, settings, envs, device,
            new CpuRenderer(RenderAssetsFactory.Create(set, robot), preset.Camera, device));
        int pixels = preset.Camera.Width * preset.Camera.Height;
        using NativeArray<float> depth = new((long)envs * pixels);
        float[] actions = new float[envs * env.Actions.Size];
        List<byte[]> seen = [];
        env.Reset(seed);
        for (int step = 0; step < Steps; step++)
        {
            VectorEnvTests.Fill(actions, envs, 0, step);
            env.Step(actions);
            env.RenderDepth(new DepthTarget(
                (nint)depth.Pointer, DepthEncoding.NearField, PixelType.Float32, PixelLayout.Patch8ChannelsLast));
            foreach (int i in watched)
            {
                Assert.NotEqual(0, depth.Span.Slice(i * pixels, pixels).ToArray().Distinct().Count() - 1);
                float[] all =
                [
                    .. env.State.Slice(i * env.Observations.StateSize, env.Observations.StateSize),
                    env.Reward[i], env.EpisodeIndex[i], .. depth.Span.Slice(i * pixels, pixels),
                ];
                seen.Add(System.Runtime.InteropServices.MemoryMarshal.AsBytes(all.AsSpan()).ToArray());
            }
        }

        return seen;
    }
}
