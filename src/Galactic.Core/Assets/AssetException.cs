namespace Galactic.Assets;

/// <summary>A file could not be used: says which one, where inside it, and what was expected there.</summary>
public sealed class AssetException : IOException
{
    /// <summary>Describes the defect.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="location">Where inside the file: a byte offset, a line or a property path; empty for the whole
    /// file.</param>
    /// <param name="problem">What was found and what was expected.</param>
    /// <param name="inner">The cause, if another error revealed the defect.</param>
    public AssetException(string file, string location, string problem, Exception? inner = null)
        : base(location.Length == 0 ? $"{file}: {problem}" : $"{file}: {location}: {problem}", inner)
    {
        (File, Location, Problem) = (file, location, problem);
    }

    /// <summary>Path of the file.</summary>
    public string File { get; }

    /// <summary>Where inside the file; empty for the whole file.</summary>
    public string Location { get; }

    /// <summary>What was found and what was expected.</summary>
    public string Problem { get; }
}
