using Galactic.Compute;

namespace Galactic.Scenes;

/// <summary>A stream read one draw after the other.</summary>
internal struct RandomDraws(RandomKey key)
{
    private int next;

    public float Uniform() => key.Uniform(next++);

    public float Uniform(float low, float high) => key.Uniform(next++, low, high);

    public int Index(int count) => key.Index(next++, count);
}
