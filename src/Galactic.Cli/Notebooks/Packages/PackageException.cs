namespace Galactic.Cli.Notebooks.Packages;

/// <summary>A package or assembly that a cell asked for and cannot have, and why.</summary>
public sealed class PackageException : Exception
{
    /// <summary>Says what could not be had and why.</summary>
    public PackageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
