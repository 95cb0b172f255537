using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Tasks;
using Galactic.Tests.Learning;

namespace Galactic.Tests.Experiments;

[Collection("torch")]
public sealed class EvaluatorTests
{
    [Fact]
    public void Wilsons_interval_solves_his_equation()
    {
        // The ends are the p with |share - p| = z sqrt(p (1 - p) / n): 81 of 263 is the example of Agresti.
        foreach ((int successes, int trials) in ((int, int)[])[(81, 263), (800, 1000), (1, 7)])
        {
            WilsonInterval interval = WilsonInterval.Of(successes, trials);
            double share = (double)successes / trials;
            foreach (double p in (double[])[interval.Low, interval.High])
            {
                Assert.Equal(Math.Abs(share - p), 1.959963984540054 * Math.Sqrt(p * (1 - p) / trials), 1e-12);
            }
        }

        Assert.Equal(0, WilsonInterval.Of(0, 10).Low);
        Assert.Equal(0.2775, WilsonInterval.Of(0, 10).High, 1e-4);
        Assert.Equal(1, WilsonInterval.Of(10, 10).High);
        Assert.Equal(new WilsonInterval(0, 1), WilsonInterval.Of(0, 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Every_episode_is_played_once_and_its_result_does_not_depend_on_the_number_of_envs(int envs)
    {
        EvaluationResult result = Play(new RandomPolicy(4), envs);
        EvaluationResult alone = Play(new RandomPolicy(4), 5);

        Assert.Equal(Enumerable.Range(0, 50), result.Results.Select(r => r.Index));
        Assert.Equal(alone.Results, result.Results);
        Assert.Equal(1, result.Success + result.Failure + result.Timeouts, 1e-9);
        Assert.Equal(result.Results.Count(r => r.Outcome == EpisodeOutcome.Success) / 50.0, result.Success);
        Assert.InRange(result.Success, result.CiLow, result.CiHigh);
    }

    [Fact]
    public void An_untrained_policy_plays_with_sampled_and_with_mean_actions()
    {
        using PointEnv env = new(4);
        using ActorCritic policy = new(PolicySettings.Blind, env.Observations, env.Actions, 1);
        using LearnedPolicy sampled = new(policy, sampled: true, seed: 1);
        using LearnedPolicy again = new(policy, sampled: true, seed: 1);
        using LearnedPolicy mean = new(policy, sampled: false, seed: 1);

        Assert.Equal(Play(sampled, 8).Results, Play(again, 8).Results);
        EvaluationResult still = Play(mean, 8);
        Assert.Equal(50, still.Episodes);
        Assert.True(still.Success < 0.5);
    }

    [Fact]
    public void An_env_that_repeats_episodes_is_refused()
    {
        using PointEnv env = new(8, episodes: 3);
        Assert.Throws<InvalidOperationException>(() => Evaluator.Evaluate(new RandomPolicy(1), env));
    }

    [Fact]
    public void A_policy_refuses_an_env_with_another_state()
    {
        using PointEnv env = new(4);
        ObservationSpace other = new([new("x", 0, 3)], 0, 0);
        using ActorCritic policy = new(PolicySettings.Blind, other, env.Actions, 1);
        using LearnedPolicy player = new(policy, sampled: true, seed: 1);
        ArgumentException error = Assert.Throws<ArgumentException>(() => player.Act(env, new float[16]));
        Assert.Contains("3 state floats", error.Message);
        Assert.Contains("4 state floats", error.Message);
    }

    private static EvaluationResult Play(IPolicy policy, int envs)
    {
        using PointEnv env = new(envs, schedule: EpisodeSchedule.OncePerEpisode, episodes: 50);
        return Evaluator.Evaluate(policy, env);
    }
}
