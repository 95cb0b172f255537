using Galactic.Kernel.Hosting;

namespace Galactic.Tests;

/// <summary>Keeps what a notebook would show.</summary>
internal sealed class RecordingHost : INotebookHost
{
    public List<(string Id, MimeBundle Bundle)> Outputs { get; } = [];

    public CancellationTokenSource Interrupt { get; } = new();

    public CancellationToken Cancellation => Interrupt.Token;

    public string LastText => Outputs[^1].Bundle.Data[MimeBundle.Text];

    public string Display(MimeBundle bundle)
    {
        string id = $"id{Outputs.Count}";
        Outputs.Add((id, bundle));
        return id;
    }

    public void Update(string id, MimeBundle bundle) => Outputs.Add((id, bundle));
}
