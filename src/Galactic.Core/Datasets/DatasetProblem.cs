namespace Galactic.Datasets;

/// <summary>Something in a dataset that was replaced or left out while loading.</summary>
/// <param name="File">Path of the file at fault.</param>
/// <param name="Where">Place inside the file, such as a property path; empty for the whole file.</param>
/// <param name="Message">What is wrong, what was expected and what was done instead.</param>
public sealed record DatasetProblem(string File, string Where, string Message)
{
    /// <summary>One line: file, place, message.</summary>
    public override string ToString() => Where.Length == 0 ? $"{File}: {Message}" : $"{File}: {Where}: {Message}";
}
