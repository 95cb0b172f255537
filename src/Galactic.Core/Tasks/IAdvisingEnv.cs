namespace Galactic.Tasks;

/// <summary>
/// A batch of envs that can tell a learner what to do next, from their true state: a teacher of what is hard to find by
/// chance, for training only.
/// </summary>
public interface IAdvisingEnv : IVectorEnv
{
    /// <summary>True if the task gives advice at all.</summary>
    bool Advises { get; }

    /// <summary>Says what each env should do in its current state.</summary>
    /// <param name="advice">[env, <see cref="ActionSpace.Size"/>] receives values in [-1, 1], and NaN for channels
    /// that the learner is left to itself with.</param>
    /// <exception cref="ArgumentException">The span has another length; the message names both shapes.</exception>
    /// <exception cref="InvalidOperationException">The batch was never reset, or gives no advice.</exception>
    void Advise(Span<float> advice);
}
