using System.Runtime.Intrinsics;
using Galactic.Robots;
using Galactic.Simulation;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Tasks;

/// <summary>Named terms side by side: computes them for 16 envs and writes one row per env.</summary>
internal sealed unsafe class ObservationLayout
{
    private const int Lanes = SimulationState.Lanes;
    private readonly ObservationSource[] sources;

    /// <summary>Looks terms up by name.</summary>
    /// <param name="robot">Decides sizes.</param>
    /// <param name="task">A task that was validated: every name is that of one term.</param>
    /// <param name="names">The terms in their order.</param>
    public ObservationLayout(RobotModel robot, EmbodiedTask task, IReadOnlyList<string> names)
    {
        Dictionary<string, ObservationSource> known = ObservationCatalog.Create(robot, task.Observations)
            .Concat(task.OwnTerms).ToDictionary(s => s.Name);
        sources = [.. names.Select(name => known[name])];
        List<ObservationTerm> terms = [];
        foreach (ObservationSource s in sources)
        {
            terms.Add(new ObservationTerm(s.Name, Size, s.Size, s.Description, s.Low, s.High));
            Size += s.Size;
        }

        Terms = terms;
    }

    /// <summary>The parts of a row.</summary>
    public IReadOnlyList<ObservationTerm> Terms { get; }

    /// <summary>Floats of a row.</summary>
    public int Size { get; }

    /// <summary>Floats of scratch memory <see cref="Write"/> needs.</summary>
    public int ScratchSize => (Size + Lanes - 1) / Lanes * Lanes * Lanes + Lanes * Lanes;

    /// <summary>Observes 16 envs.</summary>
    /// <param name="group">The envs.</param>
    /// <param name="scratch"><see cref="ScratchSize"/> floats, aligned to 64 bytes.</param>
    /// <param name="rows">Receives 16 rows of <see cref="Size"/> floats.</param>
    public void Write(in EnvGroup group, float* scratch, float* rows)
    {
        float* block = scratch + Lanes * Lanes;
        float* next = block;
        foreach (ObservationSource source in sources)
        {
            if (source.WriteGroup is { } write)
            {
                write(group, (Floats*)next);
            }
            else
            {
                WriteEach(group, source, next);
            }

            next += source.Size * Lanes;
        }

        Floats infinity = Vector512.Create(float.PositiveInfinity);
        for (float* at = block; at < next; at += Lanes)
        {
            Floats value = Vector512.Load(at);
            (value & Vector512.LessThan(Vector512.Abs(value), infinity)).Store(at);
        }

        int whole = Size / Lanes * Lanes;
        for (int column = 0; column < whole; column += Lanes)
        {
            LaneMath.Transpose(block + column * Lanes, rows + column, Size);
        }

        if (whole < Size)
        {
            LaneMath.Transpose(block + whole * Lanes, scratch, Lanes);
            for (int lane = 0; lane < Lanes; lane++)
            {
                new Span<float>(scratch + lane * Lanes, Size - whole).CopyTo(
                    new Span<float>(rows + lane * Size + whole, Size - whole));
            }
        }
    }

    private static void WriteEach(in EnvGroup group, ObservationSource source, float* to)
    {
        float* values = stackalloc float[source.Size];
        for (int lane = 0; lane < Lanes; lane++)
        {
            Span<float> row = new(values, source.Size);
            row.Clear();
            int env = group.FirstEnv + lane;
            if (env < group.Batch.EnvCount && group.Batch.State.EpisodeIndex.Pointer[env] >= 0)
            {
                source.Write!(group.Batch.View(env), row);
            }

            for (int i = 0; i < source.Size; i++)
            {
                to[i * Lanes + lane] = values[i];
            }
        }
    }
}
