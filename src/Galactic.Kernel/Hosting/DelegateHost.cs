namespace Galactic.Kernel.Hosting;

/// <summary>A host made of functions, for front ends that cannot implement <see cref="INotebookHost"/>.</summary>
/// <param name="show">Shows an output and returns the function that replaces it.</param>
/// <param name="cancellation">Gives the token of the running cell.</param>
public sealed class DelegateHost(
    Func<MimeBundle, Action<MimeBundle>> show, Func<CancellationToken> cancellation) : INotebookHost
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Action<MimeBundle>> updates = [];

    /// <inheritdoc/>
    public CancellationToken Cancellation => cancellation();

    /// <inheritdoc/>
    public string Display(MimeBundle bundle)
    {
        Action<MimeBundle> update = show(bundle);
        lock (gate)
        {
            string id = $"galactic-{updates.Count + 1}";
            updates.Add(id, update);
            return id;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">No output has the id.</exception>
    public void Update(string id, MimeBundle bundle)
    {
        Action<MimeBundle>? update;
        lock (gate)
        {
            updates.TryGetValue(id, out update);
        }

        (update ?? throw new ArgumentException($"No output has the id '{id}'.", nameof(id)))(bundle);
    }
}
