namespace Galactic.Learning;

/// <summary>Generalised advantage estimation over a batch of envs with next-step autoreset.</summary>
public static class Gae
{
    /// <summary>
    /// Computes advantages and value targets (Schulman et al. 2016, equations 11, 12 and 16). Steps that are not
    /// transitions get advantage 0 and pass nothing on.
    /// </summary>
    /// <param name="steps">Rewards, values and ends of T steps.</param>
    /// <param name="gamma">Discount per step.</param>
    /// <param name="lambda">Weight of longer estimates.</param>
    /// <param name="advantages">[time, env] result.</param>
    /// <param name="returns">[time, env] result: advantage + value, the target of the critic.</param>
    /// <exception cref="ArgumentException">Two lengths do not fit; the message names the array and both.</exception>
    public static void Compute(
        in Trajectories steps, float gamma, float lambda, Span<float> advantages, Span<float> returns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps.Envs, 1);
        int envs = steps.Envs;
        int samples = steps.Rewards.Length / envs * envs;
        CheckLength(nameof(steps.Rewards), steps.Rewards.Length, samples);
        CheckLength(nameof(steps.Values), steps.Values.Length, samples + envs);
        CheckLength(nameof(steps.Terminated), steps.Terminated.Length, samples);
        CheckLength(nameof(steps.Truncated), steps.Truncated.Length, samples);
        CheckLength(nameof(steps.Transition), steps.Transition.Length, samples);
        CheckLength(nameof(advantages), advantages.Length, samples);
        CheckLength(nameof(returns), returns.Length, samples);
        for (int env = 0; env < envs; env++)
        {
            float advantage = 0;
            for (int i = samples - envs + env; i >= 0; i -= envs)
            {
                float next = steps.Terminated[i] ? 0 : steps.Values[i + envs];
                float delta = steps.Rewards[i] + gamma * next - steps.Values[i];
                bool ended = steps.Terminated[i] || steps.Truncated[i];
                advantage = steps.Transition[i] ? delta + (ended ? 0 : gamma * lambda * advantage) : 0;
                advantages[i] = advantage;
                returns[i] = advantage + steps.Values[i];
            }
        }
    }

    private static void CheckLength(string name, int length, int expected)
    {
        if (length != expected)
        {
            throw new ArgumentException($"Expected {expected} values in {name}, got {length}.", name);
        }
    }
}
