using Galactic.Compute;

namespace Galactic.Tasks;

/// <summary>
/// State vectors of the last steps of every env, and the rows a policy sees: the present one and then earlier ones, the
/// first of the episode where it is younger.
/// </summary>
/// <param name="size">Floats of a present state.</param>
/// <param name="ages">Steps ago, in the order of a row.</param>
/// <param name="stride">Envs, rounded up to whole groups.</param>
internal sealed unsafe class StateHistory(int size, IReadOnlyList<int> ages, int stride) : IDisposable
{
    private readonly int length = ages.Max() + 1;
    private readonly NativeArray<float> states = new((long)(ages.Max() + 1) * stride * size);
    private readonly NativeArray<int> latest = new(1);

    /// <summary>For snapshots.</summary>
    public IEnumerable<INativeMemory> Fields => [states, latest];

    /// <summary>Makes room for the next state; once per step.</summary>
    public void Next() => latest.Pointer[0] = (latest.Pointer[0] + 1) % length;

    /// <summary>Where the present state of an env, and of those after it, goes.</summary>
    public float* Present(int env) => Of(latest.Pointer[0], env);

    /// <summary>Writes what a policy sees of an env.</summary>
    /// <param name="env">The env, whose present state is written.</param>
    /// <param name="step">Steps since its episode started.</param>
    /// <param name="row">Receives the present state and the earlier ones.</param>
    public void Show(int env, int step, float* row)
    {
        Copy(latest.Pointer[0], env, row);
        for (int i = 0; i < ages.Count; i++)
        {
            int age = Math.Min(ages[i], step);
            Copy((latest.Pointer[0] - age + length) % length, env, row + (i + 1) * size);
        }
    }

    public void Dispose()
    {
        states.Dispose();
        latest.Dispose();
    }

    private void Copy(int slot, int env, float* to) => new Span<float>(Of(slot, env), size).CopyTo(new(to, size));

    private float* Of(int slot, int env) => states.Pointer + ((long)slot * stride + env) * size;
}
