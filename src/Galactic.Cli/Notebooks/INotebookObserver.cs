using Galactic.Kernel.Hosting;

namespace Galactic.Cli.Notebooks;

/// <summary>Sees a cell's outputs as they come. Calls arrive from any thread, one at a time.</summary>
public interface INotebookObserver
{
    /// <summary>Console text; <paramref name="name"/> is <c>stdout</c> or <c>stderr</c>.</summary>
    void Stream(string name, string text);

    /// <summary>A new display.</summary>
    void Displayed(string id, MimeBundle bundle);

    /// <summary>A display got new content.</summary>
    void Updated(string id, MimeBundle bundle);
}
