using System.Text.Json;
using Galactic.Learning;

namespace Galactic.Tests.Learning;

/// <summary>
/// Numbers computed with PyTorch by tests/Reference/policy_reference.py, and the weights and inputs they belong to, which
/// both sides compute from the number of a tensor and of an element.
/// </summary>
internal sealed record ReferenceFixture
{
    public required long Parameters { get; init; }

    /// <summary>What the network answers before the first step, by name.</summary>
    public required Dictionary<string, float[]> Outputs { get; init; }

    public required float[] Rewards { get; init; }

    public required float[] Values { get; init; }

    public required float[] LogProbabilities { get; init; }

    public required float[] Returns { get; init; }

    public required float[] Advantages { get; init; }

    /// <summary>[step] policy loss, value loss, entropy, norm of the policy's gradient.</summary>
    public required float[][] Steps { get; init; }

    public required ReferenceTensor[] Tensors { get; init; }

    public static ReferenceFixture Load(string name)
    {
        string path = Path.Combine(
            TestRepository.Root(), "tests", "Galactic.Core.Tests", "Learning", "Reference", name + ".json");
        return JsonSerializer.Deserialize<ReferenceFixture>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
    }

    /// <summary>Numbers in [-0.5, 0.5).</summary>
    public static float[] Noise(int tensor, int count, float scale = 1, float offset = 0)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (float)((Hash(tensor, i) >> 8) / 16777216.0 - 0.5) * scale + offset;
        }

        return values;
    }

    /// <summary>Bytes of the same numbers.</summary>
    public static byte[] NoiseBytes(int tensor, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (byte)(Hash(tensor, i) >> 24))];

    /// <summary>The weights of a tensor: unit gain, norms around 1, biases around 0.</summary>
    public float[] Weights(int number)
    {
        ReferenceTensor tensor = Tensors[number];
        int count = checked((int)tensor.Shape.Aggregate(1L, (a, b) => a * b));
        return tensor.Name == "log_std" ? Noise(number, count, 1, -1)
            : tensor.Shape.Length > 1 ? Noise(number, count, MathF.Sqrt(12f * tensor.Shape[0] / count))
            : Noise(number, count, 0.25f, tensor.Name.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0);
    }

    private static uint Hash(int tensor, int element)
    {
        uint h = unchecked((uint)element * 2654435761u + (uint)tensor * 2654404609u + 12345u);
        h ^= h >> 16;
        h = unchecked(h * 2246822519u);
        h ^= h >> 13;
        h = unchecked(h * 3266489917u);
        return h ^ (h >> 16);
    }
}

/// <summary>A parameter: its gradient in the first step and how it changed in three.</summary>
/// <param name="Name">Name in PyTorch.</param>
/// <param name="Shape">Sizes.</param>
/// <param name="Gradient">Norm of the gradient.</param>
/// <param name="Change">Norm of the change.</param>
/// <param name="Picked">Elements looked at: those of the largest gradients, and one in the middle.</param>
/// <param name="Gradients">Their gradients.</param>
/// <param name="Changes">Their changes.</param>
internal sealed record ReferenceTensor(
    string Name, long[] Shape, double Gradient, double Change, int[] Picked, float[] Gradients, float[] Changes);
