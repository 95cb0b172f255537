using Galactic.Learning;

namespace Galactic.Tests.Learning;

public sealed class GaeTests
{
    private const float Gamma = 0.5f;
    private const float Lambda = 0.5f;

    [Fact]
    public void Without_an_end_deltas_are_summed_with_gamma_lambda()
    {
        // delta = [1 + 0.5*4 - 2, 2 + 0.5*6 - 4] = [1, 1]; A1 = 1, A0 = 1 + 0.25 * 1.
        Check([1, 2], [2, 4, 6], [], [], [], advantages: [1.25f, 1], returns: [3.25f, 5]);
    }

    [Fact]
    public void A_terminated_step_ignores_the_next_value()
    {
        // delta0 = 1 + 0.5*4 - 2 = 1; delta1 = 2 - 4 = -2 whatever the last value is.
        Check([1, 2], [2, 4, 1000], [1], [], [], advantages: [0.5f, -2], returns: [2.5f, 2]);
    }

    [Fact]
    public void A_truncated_step_bootstraps_from_its_final_observation_and_the_reset_step_counts_for_nothing()
    {
        // Step 1 is cut off; observation 2 is its final one (value 6), step 2 only starts the next episode, whose
        // first observation is number 3. delta1 = 2 + 0.5*6 - 4 = 1; delta3 = 3 + 0.5*8 - 10 = -3.
        Check(
            [1, 2, 0, 3], [2, 4, 6, 10, 8], [], [1], [2],
            advantages: [1.25f, 1, 0, -3], returns: [3.25f, 5, 6, 7]);
    }

    [Fact]
    public void Both_published_masks_cut_where_one_end_and_the_start_after_it_do()
    {
        // Published rows: step 1 ends the episode, so mask 0 is 0 for row 2 (the last image once more) and mask 1 for
        // row 3 (the first of the next episode). Bootstrap and sum of row t are multiplied by both masks of row t + 1:
        // row 1: delta = 2 - 4 = -2; row 2: learned from by nobody; row 3: delta = 3 + 0.5*8 - 10 = -3, row 0:
        // delta = 1 + 0.5*4 - 2 = 1, advantage 1 + 0.25 * -2.
        Check(
            [1, 2, 0, 3], [2, 4, 6, 10, 8], [1], [], [2],
            advantages: [0.5f, -2, 0, -3], returns: [2.5f, 2, 6, 7]);
    }

    [Fact]
    public void Nothing_of_the_next_episode_reaches_the_one_before()
    {
        float[] advantages = new float[4];
        float[] returns = new float[4];
        foreach (float later in (float[])[0, 1e6f])
        {
            Compute([1, 2, 0, later], [2, 4, 6, 10, later], [1], [], [2], 1, advantages, returns);
            Assert.Equal([0.5f, -2], advantages[..2]);
        }
    }

    [Fact]
    public void Envs_side_by_side_do_not_mix()
    {
        float[] advantages = new float[4];
        float[] returns = new float[4];

        // [time, env]: env 0 as in the first test, env 1 as in the second.
        Compute([1, 1, 2, 2], [2, 2, 4, 4, 6, 1000], [3], [], [], 2, advantages, returns);

        Assert.Equal([1.25f, 0.5f, 1, -2], advantages);
    }

    [Fact]
    public void With_lambda_one_the_return_is_the_discounted_sum_of_rewards()
    {
        float[] advantages = new float[5];
        float[] returns = new float[5];
        Trajectories steps = Steps([1, 2, 3, 4, 5], [9, -3, 7, 1, 2, 50], [4], [], [], 1);
        Gae.Compute(steps, 0.9f, 1, advantages, returns);

        double expected = 1 + 0.9 * (2 + 0.9 * (3 + 0.9 * (4 + 0.9 * 5)));
        Assert.Equal(expected, returns[0], 1e-4);
    }

    [Fact]
    public void A_wrong_length_is_refused_by_name()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Compute([1, 2], [2, 4], [], [], [], 1, new float[2], new float[2]));
        Assert.Contains("Values", error.Message);
        Assert.Contains("3", error.Message);
    }

    private static void Check(
        float[] rewards, float[] values, int[] terminated, int[] truncated, int[] resets, float[] advantages,
        float[] returns)
    {
        float[] actualAdvantages = new float[rewards.Length];
        float[] actualReturns = new float[rewards.Length];
        Compute(rewards, values, terminated, truncated, resets, 1, actualAdvantages, actualReturns);
        Assert.Equal(advantages, actualAdvantages);
        Assert.Equal(returns, actualReturns);
    }

    private static void Compute(
        float[] rewards, float[] values, int[] terminated, int[] truncated, int[] resets, int envs, float[] advantages,
        float[] returns) =>
        Gae.Compute(Steps(rewards, values, terminated, truncated, resets, envs), Gamma, Lambda, advantages, returns);

    private static Trajectories Steps(
        float[] rewards, float[] values, int[] terminated, int[] truncated, int[] resets, int envs)
    {
        bool[] At(int[] indices) => [.. Enumerable.Range(0, rewards.Length).Select(indices.Contains)];
        return new Trajectories
        {
            Envs = envs,
            Rewards = rewards,
            Values = values,
            Terminated = At(terminated),
            Truncated = At(truncated),
            Transition = At(resets).Select(r => !r).ToArray(),
        };
    }
}
