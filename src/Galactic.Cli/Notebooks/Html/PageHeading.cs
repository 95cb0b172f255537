namespace Galactic.Cli.Notebooks.Html;

/// <summary>A heading of the page, for the table of contents.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Id">Anchor, unique in the page.</param>
internal sealed record PageHeading(int Level, string Text, string Id);
