using System.Collections;
using System.Text;
using Galactic.Kernel.Formatting;
using Galactic.Kernel.Hosting;
using Galactic.Media;
using Microsoft.Data.Analysis;

namespace Galactic.Kernel.Figures;

/// <summary>Rows and columns; numbers stand to the right. Long tables show their first rows.</summary>
[TypeFormatterSource(
    typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeBundle.Html, MimeBundle.Text])]
public sealed class Table : IDisplayable
{
    /// <summary>Rows that are shown.</summary>
    public const int MaxRows = 25;

    private readonly string[][] cells;
    private readonly bool[] numeric;
    private readonly string? more;

    /// <summary>A table of values.</summary>
    /// <param name="columns">Column titles.</param>
    /// <param name="rows">Values of each row, as many as columns; no more are read than are shown and one.</param>
    /// <param name="count">All rows, where <paramref name="rows"/> gives the first only.</param>
    /// <exception cref="ArgumentException">A row has another number of values than there are columns.</exception>
    public Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows, long? count = null)
    {
        IReadOnlyList<object?>[] head = [.. rows.Take(MaxRows + 1)];
        int wrong = Array.FindIndex(head, row => row.Count != columns.Count);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"Row {wrong} has {head[wrong].Count} values, but the table has {columns.Count} columns.",
                nameof(rows));
        }

        Columns = columns;
        count ??= rows is ICollection all ? all.Count : null;
        more = head.Length <= MaxRows ? null : count is null ? "... more" : $"... {count - MaxRows} more";
        IReadOnlyList<object?>[] shown = [.. head.Take(MaxRows)];
        cells = [.. shown.Select(row => row.Select(ValueText.OfCell).ToArray())];
        numeric = [.. Enumerable.Range(0, columns.Count).Select(column => IsNumeric(shown, column))];
    }

    /// <summary>Column titles.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>A table of a data frame.</summary>
    public static Table From(DataFrame frame)
    {
        IEnumerable<object?[]> rows = Enumerable.Range(0, (int)Math.Min(frame.Rows.Count, MaxRows + 1))
            .Select(row => frame.Columns.Select(column => column[row]).ToArray());
        return new Table([.. frame.Columns.Select(column => column.Name)], rows, frame.Rows.Count);
    }

    /// <summary>A table with a column per property of the items.</summary>
    public static Table From<T>(IEnumerable<T> items)
        where T : notnull
    {
        IReadOnlyList<TableReader.Member> members = TableReader.Members(typeof(T));
        int? count = items.TryGetNonEnumeratedCount(out int known) ? known : null;
        IEnumerable<object?[]> rows = items.Select(item => members.Select(member => member.Read(item)).ToArray());
        return new Table([.. members.Select(member => member.Name)], rows, count);
    }

    /// <inheritdoc/>
    public MimeBundle ToMimeBundle() => Bundles.Html(ToHtml(), ToString());

    /// <summary>Columns aligned with spaces.</summary>
    public override string ToString()
    {
        int[] widths = [.. Columns.Select((title, column) =>
            cells.Select(row => FirstLine(row[column]).Length).Append(title.Length).Max())];
        StringBuilder text = new();
        AppendLine(text, Columns, widths);
        AppendLine(text, [.. widths.Select(width => new string('-', width))], widths);
        foreach (string[] row in cells)
        {
            AppendLine(text, [.. row.Select(FirstLine)], widths);
        }

        return text.Append(more).ToString().TrimEnd('\n');
    }

    private static bool IsNumeric(IReadOnlyList<object?>[] rows, int column)
    {
        object[] values = [.. rows.Select(row => row[column]).OfType<object>()];
        return values.Length > 0 && Array.TrueForAll(values, value => ValueText.IsNumber(value.GetType()));
    }

    private static string FirstLine(string cell) => cell.ReplaceLineEndings(" ");

    private void AppendLine(StringBuilder text, IReadOnlyList<string> row, int[] widths)
    {
        int start = text.Length;
        for (int column = 0; column < row.Count; column++)
        {
            text.Append(column == 0 ? "" : "  ");
            text.Append(numeric[column] ? row[column].PadLeft(widths[column]) : row[column].PadRight(widths[column]));
        }

        while (text.Length > start && text[^1] == ' ')
        {
            text.Length--;
        }

        text.Append('\n');
    }

    private string ToHtml()
    {
        StringBuilder html = new("<table><thead><tr>");
        for (int column = 0; column < Columns.Count; column++)
        {
            html.Append($"<th{Align(column)}>{Bundles.Escape(Columns[column])}</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (string[] row in cells)
        {
            html.Append("<tr>");
            for (int column = 0; column < row.Length; column++)
            {
                html.Append($"<td{Align(column)}>{Bundles.Escape(row[column])}</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        return more is null ? html.ToString() : html.Append($"<p>{more}</p>").ToString();
    }

    private string Align(int column) => numeric[column]
        ? " style=\"padding:.15em .6em;text-align:right;font-variant-numeric:tabular-nums\""
        : " style=\"padding:.15em .6em;text-align:left\"";
}
