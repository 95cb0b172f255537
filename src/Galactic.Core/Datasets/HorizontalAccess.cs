using System.Numerics;
using Galactic.Assets;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>Tells whether a surface can be reached from some side.</summary>
internal static class HorizontalAccess
{
    private const float ProbeHeight = 0.08f, Beyond = 0.3f;

    /// <summary>
    /// Whether one of twelve horizontal lines, three to each side, runs from the middle of the surface to 0.3 m past
    /// its edge without meeting a triangle.
    /// </summary>
    public static bool Exists(TriangleMesh mesh, Receptacle receptacle)
    {
        for (int side = 0; side < 4; side++)
        {
            bool alongX = side % 2 == 0;
            float sign = side < 2 ? 1 : -1;
            float reach = (alongX ? receptacle.HalfX : receptacle.HalfZ) + Beyond;
            float width = alongX ? receptacle.HalfZ : receptacle.HalfX;
            for (int i = -1; i <= 1; i++)
            {
                Vector3 start = Point(0, i * 0.5f * width), end = Point(sign * reach, i * 0.5f * width);
                if (!SegmentTest.Meets(mesh, receptacle.WorldFromSurface.Transform(start), receptacle.WorldFromSurface.Transform(end)))
                {
                    return true;
                }
            }

            Vector3 Point(float along, float across) =>
                alongX ? new Vector3(along, ProbeHeight, across) : new Vector3(across, ProbeHeight, along);
        }

        return false;
    }
}
