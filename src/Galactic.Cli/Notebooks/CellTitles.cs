using Galactic.Cli.Notebooks.Documents;

namespace Galactic.Cli.Notebooks;

/// <summary>Short names of code cells: the last heading above, else the first line that says something.</summary>
internal static class CellTitles
{
    public static string Of(IReadOnlyList<NotebookCell> cells, int index)
    {
        if (index > 0 && cells[index - 1].Kind == CellKind.Markdown && Heading(cells[index - 1].Source) is { } heading)
        {
            return heading;
        }
        return cells[index].Source.Split('\n')
            .Select(line => line.Trim().TrimStart('/').Trim())
            .FirstOrDefault(line => line.Length > 0) ?? "(empty)";
    }

    private static string? Heading(string markdown) => markdown.Split('\n')
        .Where(line => line.StartsWith('#'))
        .Select(line => line.TrimStart('#').Trim())
        .LastOrDefault(line => line.Length > 0);
}
