using Galactic.Learning;

namespace Galactic.Experiments;

/// <summary>
/// How far a policy learns from the advice of its task (<see cref="Tasks.IAdvisingEnv"/>). In every state the policy
/// itself gets into, its means are drawn towards what is advised, beside PPO's own loss (DAgger: Ross, Gordon and Bagnell
/// 2011); and at first some envs do as they are advised, so that the policy sees where that leads before it can get there
/// itself.
/// </summary>
public sealed record AdviceSettings
{
    /// <summary>
    /// Weight of the squared distance from advice in the loss; falls in a line to 0 at <see cref="Until"/>. 0 asks for no
    /// advice.
    /// </summary>
    public float Coefficient { get; init => field = SettingCheck.NotNegative(value, nameof(Coefficient)); }

    /// <summary>Share of the budget after which advice no longer counts.</summary>
    public double Until { get; init => field = SettingCheck.Share(value, nameof(Until)); } = 0.85;

    /// <summary>Share of the envs that do as they are advised at first; falls in a line to 0 at
    /// <see cref="FollowUntil"/>.</summary>
    public double Following { get; init => field = SettingCheck.Share(value, nameof(Following)); } = 1;

    /// <summary>Share of the budget after which no env does as it is advised.</summary>
    public double FollowUntil { get; init => field = SettingCheck.Share(value, nameof(FollowUntil)); } = 0.6;

    /// <summary>True if advice is asked for.</summary>
    internal bool IsUsed => Coefficient > 0;

    /// <summary>Weight after a share of the budget.</summary>
    internal float CoefficientAt(double progress) => (float)(Coefficient * Left(progress, Until));

    /// <summary>Number of envs that follow after a share of the budget.</summary>
    internal int FollowersAt(double progress, int envs) =>
        IsUsed ? (int)Math.Round(envs * Following * Left(progress, FollowUntil)) : 0;

    private static double Left(double progress, double until) => until > 0 ? Math.Clamp(1 - progress / until, 0, 1) : 0;
}
