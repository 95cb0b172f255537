using Galactic.Compute;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

public sealed class StateHistoryTests : IDisposable
{
    private const int Envs = 20;
    private static readonly EpisodeSet Set = VectorEnvTests.MakeSet(24);
    private readonly CpuDevice device = new(2);

    public void Dispose() => device.Dispose();

    [Theory]
    [InlineData(StepPipeline.Immediate)]
    [InlineData(StepPipeline.Delayed)]
    public void Rows_hold_the_present_state_and_those_of_earlier_steps_of_the_episode(StepPipeline pipeline)
    {
        int[] ages = [3, 1, 8];
        using VectorEnv plain = Make(pipeline, []);
        using VectorEnv env = Make(pipeline, ages);
        plain.Reset(4);
        env.Reset(4);
        int size = plain.Observations.StateSize;
        Assert.Equal(4 * size, env.Observations.StateSize);
        Assert.Equal(
            (2 * size + plain.Observations["joint_pos"].Offset, "joint_pos_1_ago"),
            (env.Observations["joint_pos_1_ago"].Offset, env.Observations.Terms[plain.Observations.Terms.Count * 2 + 6].Name));
        List<float[]> seen = [];
        int started = 0;
        float[] actions = new float[Envs * 11];
        for (int step = 0; step < 60; step++)
        {
            seen.Add([.. plain.State]);
            for (int i = 0; i < Envs; i++)
            {
                ReadOnlySpan<float> row = env.State.Slice(i * 4 * size, 4 * size);
                Assert.Equal(plain.State.Slice(i * size, size), row[..size]);
                started += step > 0 && env.EpisodeStep[i] == 0 ? 1 : 0;
                for (int k = 0; k < ages.Length; k++)
                {
                    float[] then = seen[step - Math.Min(ages[k], env.EpisodeStep[i])];
                    Assert.Equal(then.AsSpan(i * size, size).ToArray(), row.Slice((k + 1) * size, size).ToArray());
                }
            }

            VectorEnvTests.Fill(actions, Envs, 0, step);
            plain.Step(actions);
            env.Step(actions);
        }

        Assert.True(started >= Envs, $"only {started} episodes started anew");
    }

    [Theory]
    [InlineData("must be 1 to 1000 steps, got 0", 4, 0)]
    [InlineData("must be 1 to 1000 steps, got 1001", 1001)]
    [InlineData("names an age twice: 4, 4", 4, 4)]
    public void Ages_that_make_no_sense_are_refused(string message, params int[] ages) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Make(StepPipeline.Immediate, ages)).Message);

    private VectorEnv Make(StepPipeline pipeline, int[] ages) => new(
        Set,
        TestWorlds.Robot,
        new VectorEnvSettings
        {
            Pipeline = pipeline,
            Task = new MobilePick { MaxSteps = 20, Observations = new ObservationSettings { History = ages } },
        },
        Envs,
        device);
}
