using Galactic.Tasks;

namespace Galactic.Learning;

/// <summary>Anything that can play.</summary>
public interface IPolicy
{
    /// <summary>Decides for every env of a batch.</summary>
    /// <param name="env">Shows the current state.</param>
    /// <param name="actions">[env, action] receives the actions.</param>
    void Act(IVectorEnv env, Span<float> actions);
}
