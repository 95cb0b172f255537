using Galactic.Kernel.Hosting;

namespace Galactic.Kernel;

/// <summary>An output that is on screen.</summary>
public sealed class DisplayHandle
{
    private readonly INotebookHost host;

    internal DisplayHandle(INotebookHost host, string id)
    {
        this.host = host;
        Id = id;
    }

    /// <summary>The host's name of the output.</summary>
    public string Id { get; }

    /// <summary>Replaces the output by another value.</summary>
    public void Update(object? value) => host.Update(Id, Formatter.Format(value));

    /// <summary>For example "display output-001".</summary>
    public override string ToString() => $"display {Id}";
}
