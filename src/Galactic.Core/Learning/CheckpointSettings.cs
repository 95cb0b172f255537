using System.Text.Json.Nodes;
using Galactic.Tasks;

namespace Galactic.Learning;

/// <summary>What settings.json of a checkpoint holds: enough to rebuild the policy and to continue its run.</summary>
public sealed record CheckpointSettings
{
    /// <summary>Shape of the network.</summary>
    public required PolicySettings Policy { get; init; }

    /// <summary>What it sees.</summary>
    public required ObservationSpace Observations { get; init; }

    /// <summary>What it decides.</summary>
    public required ActionSpace Actions { get; init; }

    /// <summary>Env steps trained on, all envs together.</summary>
    public long Steps { get; init; }

    /// <summary>PPO updates done.</summary>
    public long Updates { get; init; }

    /// <summary>Optimiser steps done.</summary>
    public long OptimizerSteps { get; init; }

    /// <summary>Seconds trained.</summary>
    public double Seconds { get; init; }

    /// <summary>Seconds by stage: simulate, render, infer, learn, evaluate and save.</summary>
    public IReadOnlyDictionary<string, double> StageSeconds { get; init; } = new Dictionary<string, double>();

    /// <summary>How these weights did on validation episodes; null if they were not measured.</summary>
    public CheckpointValidation? Validation { get; init; }

    /// <summary>
    /// Threads libtorch computed with, 0 if unknown. With another number the last bits of a sum may differ.
    /// </summary>
    public int Threads { get; init; }

    /// <summary>Settings of the experiment, kept as they are; the checkpoint does not read them.</summary>
    public JsonNode? Experiment { get; init; }
}
