namespace Galactic.Simulation;

/// <summary>What a batch did since its counters were last reset.</summary>
/// <param name="Steps">Steps of envs, blocked ones included.</param>
/// <param name="Episodes">Episodes started.</param>
/// <param name="Collisions">Steps whose motion was undone.</param>
/// <param name="Slides">Steps in which the base slid.</param>
/// <param name="GraspAttempts">Steps in which the hand closed.</param>
/// <param name="Grasps">Steps in which it closed on an object.</param>
/// <param name="Releases">Steps in which it let go of one.</param>
/// <param name="RevertedReleases">Releases that found no room.</param>
/// <param name="ClippedActions">Steps with a finite action value outside [-1, 1].</param>
/// <param name="InvalidActions">Steps with an action value that was not finite.</param>
public sealed record SimulationStatistics(
    long Steps, long Episodes, long Collisions, long Slides, long GraspAttempts, long Grasps, long Releases,
    long RevertedReleases, long ClippedActions, long InvalidActions)
{
    /// <summary>Share of steps whose motion was undone.</summary>
    public double CollisionFraction => Steps == 0 ? 0 : (double)Collisions / Steps;

    /// <summary>Times the hand closed per episode.</summary>
    public double GraspAttemptsPerEpisode => PerEpisode(GraspAttempts);

    /// <summary>Objects taken per episode.</summary>
    public double GraspsPerEpisode => PerEpisode(Grasps);

    /// <summary>Objects let go of per episode.</summary>
    public double ReleasesPerEpisode => PerEpisode(Releases);

    /// <summary>Releases per episode that found no room.</summary>
    public double RevertedReleasesPerEpisode => PerEpisode(RevertedReleases);

    private double PerEpisode(long count) => Episodes == 0 ? 0 : (double)count / Episodes;

    /// <summary>Adds up the workers' counters.</summary>
    internal static SimulationStatistics From(IEnumerable<StepTally> tallies)
    {
        StepTally[] all = [.. tallies];
        long Sum(StepEvents one) => all.Sum(t => t[one]);
        return new SimulationStatistics(
            all.Sum(t => t.Steps), all.Sum(t => t.Episodes), Sum(StepEvents.Collided), Sum(StepEvents.Slid),
            Sum(StepEvents.GraspAttempted), Sum(StepEvents.Grasped), Sum(StepEvents.Released),
            Sum(StepEvents.ReleaseReverted), Sum(StepEvents.ActionClipped), Sum(StepEvents.ActionInvalid));
    }
}
