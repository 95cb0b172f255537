using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Tests.Scenes;

public class MovableObjectTests
{
    public static TheoryData<string> Names => [.. MovableObjects.Everyday().Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mesh_fills_its_collision_box_exactly(string name)
    {
        MovableObject thing = Find(name);
        Assert.Equal(thing.Box.Min, thing.Mesh.Bounds.Min);
        Assert.Equal(thing.Box.Max, thing.Mesh.Bounds.Max);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mesh_is_closed_and_faces_outwards(string name)
    {
        TriangleMesh mesh = Find(name).Mesh;
        Assert.InRange(mesh.TriangleCount, 12, 112);
        double volume = 0;
        Vector3 area = Vector3.Zero;
        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            Vector3 a = mesh.Positions[mesh.Indices[i]];
            Vector3 b = mesh.Positions[mesh.Indices[i + 1]];
            Vector3 c = mesh.Positions[mesh.Indices[i + 2]];
            volume += Vector3.Dot(a, Vector3.Cross(b, c)) / 6;
            area += Vector3.Cross(b - a, c - a) / 2;
            Assert.True(Vector3.Cross(b - a, c - a).Length() > 1e-8f, $"{name}: triangle {i / 3} has no area");
        }

        Vector3 size = mesh.Bounds.Size;
        // The face vectors of a closed surface cancel; walls of hollow vessels leave little volume.
        Assert.True(area.Length() < 1e-6f, $"{name} is open: {area}");
        Assert.InRange(volume, 0.04 * size.X * size.Y * size.Z, 1.01 * size.X * size.Y * size.Z);
    }

    [Fact]
    public void Upright_turns_the_z_axis_of_ycb_meshes_up()
    {
        foreach (MovableObject thing in MovableObjects.Ycb9())
        {
            Vector3 up = Vector3.Transform(Vector3.UnitZ, thing.Upright);
            Assert.True((up - Vector3.UnitY).Length() < 1e-6f);
        }
    }

    [Fact]
    public void Names_are_unique_and_the_nine_come_first()
    {
        IReadOnlyList<MovableObject> all = MovableObjects.Everyday();
        Assert.Equal(27, all.Select(o => o.Name).Distinct().Count());
        Assert.Equal(MovableObjects.Ycb9().Select(o => o.Name), all.Take(9).Select(o => o.Name));
    }

    private static MovableObject Find(string name) => MovableObjects.Everyday().Single(o => o.Name == name);
}
