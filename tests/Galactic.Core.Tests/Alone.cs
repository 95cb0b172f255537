namespace Galactic.Tests;

/// <summary>Tests that measure the whole process: they run after all others, one by one.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "alone";
}
