namespace Galactic.Tasks;

/// <summary>A task threw while it looked at an env; what it threw is inside.</summary>
/// <param name="task">Name of the task.</param>
/// <param name="env">Number of the env in its batch.</param>
/// <param name="episode">Index into the episode set.</param>
/// <param name="step">Step of the episode.</param>
/// <param name="inner">What the task threw.</param>
public sealed class TaskException(string task, int env, int episode, int step, Exception inner) : Exception(
    $"{task} threw in env {env}, episode {episode}, step {step}: {inner.Message}", inner)
{
    /// <summary>Number of the env in its batch.</summary>
    public int Env => env;

    /// <summary>Index into the episode set.</summary>
    public int Episode => episode;

    /// <summary>Step of the episode.</summary>
    public int Step => step;
}
