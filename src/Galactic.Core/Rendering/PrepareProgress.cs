namespace Galactic.Rendering;

/// <summary>Counts the triangles that any thread has prepared and tells their share.</summary>
internal sealed class PrepareProgress(Action<float>? listener, long total)
{
    private readonly Lock gate = new();
    private long done;

    /// <summary>Tells that so much more is done; shares never go back.</summary>
    public void Add(long triangles)
    {
        if (listener is null)
        {
            return;
        }

        lock (gate)
        {
            done += triangles;
            listener((float)done / Math.Max(1, total));
        }
    }
}
