namespace Galactic.Kernel.Hosting;

/// <summary>
/// Whoever shows the outputs of cells: our runner, our Jupyter kernel, .NET Interactive or a console.
/// </summary>
public interface INotebookHost
{
    /// <summary>Fires when the user interrupts the running cell.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>Shows an output and returns its id.</summary>
    string Display(MimeBundle bundle);

    /// <summary>Replaces the output with the id.</summary>
    void Update(string id, MimeBundle bundle);
}
