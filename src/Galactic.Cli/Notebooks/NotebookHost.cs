using System.Globalization;
using Galactic.Cli.Notebooks.Documents;
using Galactic.Kernel.Hosting;

namespace Galactic.Cli.Notebooks;

/// <summary>
/// Collects the outputs of cells: streams merged, displays replaced in place by id, also those of earlier cells.
/// Safe to call from any thread.
/// </summary>
public sealed class NotebookHost(INotebookObserver? observer = null) : INotebookHost
{
    /// <summary>
    /// Console characters kept per cell; the rest is dropped with a remark, so no loop fills the memory.
    /// </summary>
    public const int MostStreamCharacters = 1_000_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (List<CellOutput> Cell, int Index)> displays = [];
    private List<CellOutput> outputs = [];
    private CancellationToken cancellation;
    private int streamed;
    private int nextId;

    /// <summary>Lets pending console text arrive before a display does; set by whoever captures the console.</summary>
    public Action FlushConsole { get; set; } = () => { };

    /// <inheritdoc/>
    public CancellationToken Cancellation => this.cancellation;

    /// <summary>Starts a cell.</summary>
    /// <returns>The list its outputs go to; it may still change after the cell, through updates.</returns>
    public IReadOnlyList<CellOutput> BeginCell(CancellationToken cancellation)
    {
        FlushConsole();
        lock (gate)
        {
            outputs = [];
            streamed = 0;
            this.cancellation = cancellation;
            return outputs;
        }
    }

    /// <inheritdoc/>
    public string Display(MimeBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        FlushConsole();
        lock (gate)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"display-{++nextId}");
            displays[id] = (outputs, outputs.Count);
            outputs.Add(new CellOutput.Display(bundle, id));
            observer?.Displayed(id, bundle);
            return id;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">No display has the id.</exception>
    public void Update(string id, MimeBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        FlushConsole();
        lock (gate)
        {
            if (!displays.TryGetValue(id, out (List<CellOutput> Cell, int Index) place))
            {
                throw new ArgumentException($"No display has the id '{id}'.", nameof(id));
            }
            place.Cell[place.Index] = new CellOutput.Display(bundle, id);
            observer?.Updated(id, bundle);
        }
    }

    /// <summary>Adds console text; joins it to the text before it when that came from the same stream.</summary>
    public void WriteStream(string name, string text)
    {
        lock (gate)
        {
            observer?.Stream(name, text);
            int room = MostStreamCharacters - streamed;
            if (room <= 0)
            {
                return;
            }
            streamed += text.Length;
            string kept = text.Length <= room ? text : text[..room] + "\n... output cut here\n";
            if (outputs.Count > 0 && outputs[^1] is CellOutput.Stream last && last.Name == name)
            {
                outputs[^1] = last with { Text = TerminalText.Collapse(last.Text + kept) };
            }
            else
            {
                outputs.Add(new CellOutput.Stream(name, TerminalText.Collapse(kept)));
            }
        }
    }

    /// <summary>Adds the value of the cell's last expression.</summary>
    public void AddResult(MimeBundle bundle) => Add(new CellOutput.Result(bundle));

    /// <summary>Adds why the cell failed.</summary>
    public void AddError(CellOutput.Error error) => Add(error);

    private void Add(CellOutput output)
    {
        FlushConsole();
        lock (gate)
        {
            outputs.Add(output);
        }
    }
}
