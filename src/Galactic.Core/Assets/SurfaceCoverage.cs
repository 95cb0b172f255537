namespace Galactic.Assets;

/// <summary>How much of a surface is there.</summary>
internal enum SurfaceCoverage
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>What its texture's alpha leaves.</summary>
    Masked,

    /// <summary>Nothing.</summary>
    None,
}
