namespace Galactic.Tasks;

/// <summary>One named part of a reward: the reward of a step is the sum of scale times value over all terms.</summary>
/// <param name="Name">Unique within the task.</param>
/// <param name="Scale">What a value of 1 is worth; penalties are negative.</param>
/// <param name="Description">What the value measures, with its unit.</param>
public sealed record RewardTerm(string Name, float Scale, string Description);
