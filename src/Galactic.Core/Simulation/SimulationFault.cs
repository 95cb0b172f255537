namespace Galactic.Simulation;

/// <summary>Something that went wrong in one env, with all that is needed to see it again.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Env">Number of the env in the batch.</param>
/// <param name="Episode">Index into the episode set, -1 if that was lost too.</param>
/// <param name="Step">Step of the episode, 0 at its start.</param>
/// <param name="Seed">Seed of the batch, see <see cref="BatchSimulator.ReportedSeed"/>.</param>
/// <param name="Detail">The number that was wrong.</param>
public readonly record struct SimulationFault(
    FaultKind Kind, int Env, int Episode, int Step, ulong Seed, string Detail)
{
    /// <summary>One line for a log.</summary>
    public override string ToString() =>
        $"{Kind} in env {Env}, episode {Episode}, step {Step}, seed {Seed}: {Detail}";
}
