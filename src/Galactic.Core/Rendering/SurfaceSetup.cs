using System.Numerics;
using System.Runtime.CompilerServices;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Prepares triangles for the shader when it meets their first pixel.</summary>
internal static unsafe class SurfaceSetup
{
    /// <summary>Records a frame keeps at most; when they are used up, all are made again as they are met.</summary>
    public const int MaxRecords = 1 << 14;

    /// <summary>The record of a triangle, by its number in the frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SurfaceRecord* Of(Frame* frame, uint surface)
    {
        int record = frame->RecordOf[surface];
        return record != 0 ? frame->Records + record : Make(frame, surface);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SurfaceRecord* Make(Frame* frame, uint surface)
    {
        if (frame->RecordCount == MaxRecords)
        {
            new Span<int>(frame->RecordOf, frame->DrawnCount * MeshData.BlockSize).Clear();
            frame->RecordCount = 0;
        }

        // Record 0 is not used: it stands for none.
        frame->RecordOf[surface] = ++frame->RecordCount;
        SurfaceRecord* record = frame->Records + frame->RecordCount;
        DrawnBlock drawn = frame->Drawn[surface / MeshData.BlockSize];
        DrawSlot* slot = frame->Slots + drawn.Slot;
        Fill(frame, record, slot, drawn, (int)(surface % MeshData.BlockSize));
        return record;
    }

    private static void Fill(Frame* frame, SurfaceRecord* record, DrawSlot* slot, DrawnBlock drawn, int lane)
    {
        MeshData* mesh = slot->Mesh;
        int block = drawn.Block;
        long triangle = (long)block * MeshData.BlockSize + lane;
        record->Id = frame->Ids == IdKind.Instance ? InstanceOf(slot, triangle) : ClassOf(slot, triangle);
        int number = mesh->Materials != null ? mesh->Materials[triangle] : -1;
        MaterialData* material = number >= 0 ? frame->Materials + number : null;
        if (!frame->HasColor && (material == null || material->AlphaCutoff == 0))
        {
            return;
        }

        float* p = mesh->Corners + (long)block * MeshData.BlockFloats + lane;
        Vector3 a = new(p[0], p[16], p[32]);
        float* m = slot->ClipFromMesh;
        Vector3 origin = Turn(m, a) + new Vector3(m[3], m[7], m[11]);
        Vector3 ab = Turn(m, new Vector3(p[48], p[64], p[80]) - a);
        Vector3 ac = Turn(m, new Vector3(p[96], p[112], p[128]) - a);
        Vector3 normal = Vector3.Cross(ab, ac);
        float volume = Vector3.Dot(origin, normal);
        float light = frame->Light switch
        {
            Lighting.None => 1,
            Lighting.Dark => 0,
            _ => Light.Of(
                slot, mesh->Normals + (long)block * 3 * MeshData.BlockSize + lane, volume > 0,
                frame->Light == Lighting.Sun ? Light.SunStrength : 0),
        };
        uint* tint = mesh->Tints != null ? mesh->Tints + (long)block * 3 * MeshData.BlockSize + lane : null;
        record->Emission = material != null ? material->Emission : 0;
        if (material == null || (material->Texture == null && IsEven(tint)))
        {
            record->Kind = SurfaceKind.Flat;
            record->Color = record->Emission == 0
                ? Light.Scale(mesh->Colors[triangle], light)
                : Light.Add(Light.Scale(Reflected(material, tint), light), record->Emission);
            return;
        }

        // What varies and what is emitted is left to the shader of tinted surfaces.
        bool isTinted = material->Texture == null || record->Emission != 0 || !IsEven(tint);
        record->Kind = isTinted ? SurfaceKind.Tinted : SurfaceKind.Textured;
        record->Material = material;
        record->Light = (int)(light * 256 + 0.5f);
        record->Scale = new TexelScale(material->Roots, tint != null ? tint[0] : uint.MaxValue, light);

        // Seen exactly edge on, a triangle has its first corner's values everywhere. What is drawn nearer than it is is as
        // much smaller: its values stay where they are in the image.
        float inverse = volume != 0 ? drawn.DepthFactor / volume : 0;
        Vector3 towardsB = Vector3.Cross(ac, origin) * inverse;
        Vector3 towardsC = Vector3.Cross(origin, ab) * inverse;
        (record->DepthX, record->DepthY) = (normal.X * inverse, normal.Y * inverse);
        if (material->Texture != null)
        {
            float* uv = mesh->Uvs + (long)block * 6 * MeshData.BlockSize + lane;
            (float scaleX, float scaleY) = (material->Texture->ScaleX, material->Texture->ScaleY);
            record->U0 = uv[0] * scaleX;
            record->V0 = uv[16] * scaleY;
            record->U = Across(towardsB * ((uv[32] - uv[0]) * scaleX) + towardsC * ((uv[64] - uv[0]) * scaleX));
            record->V = Across(towardsB * ((uv[48] - uv[16]) * scaleY) + towardsC * ((uv[80] - uv[16]) * scaleY));
        }

        if (isTinted)
        {
            Vector4 color = new(material->Red, material->Green, material->Blue, 1);
            Vector4 first = Tint(tint, 0) * color;
            Vector4 second = Tint(tint, 1) * color - first;
            Vector4 third = Tint(tint, 2) * color - first;
            (record->Red0, record->Green0, record->Blue0) = (first.X, first.Y, first.Z);
            record->Red = Across(towardsB * second.X + towardsC * third.X);
            record->Green = Across(towardsB * second.Y + towardsC * third.Y);
            record->Blue = Across(towardsB * second.Z + towardsC * third.Z);
        }
    }

    /// <summary>True if all corners have one colour.</summary>
    private static bool IsEven(uint* tint) => tint == null || (tint[0] == tint[16] && tint[0] == tint[32]);

    /// <summary>Colour that a plain surface has in full light, without what it emits.</summary>
    private static uint Reflected(MaterialData* material, uint* tint) =>
        LinearColor.Pack(Tint(tint, 0) * new Vector4(material->Red, material->Green, material->Blue, 1));

    private static Vector4 Tint(uint* tint, int corner) =>
        tint != null ? LinearColor.Unpack(tint[corner * MeshData.BlockSize]) : Vector4.One;

    private static int InstanceOf(DrawSlot* slot, long triangle) => slot->Instance >= 0
        ? RenderIds.FirstInstance + slot->Instance
        : RenderIds.FirstPart + (slot->Mesh->Parts != null ? slot->Mesh->Parts[triangle] : 0);

    private static int ClassOf(DrawSlot* slot, long triangle)
    {
        MeshData* mesh = slot->Mesh;
        int part = slot->Instance < 0 && mesh->Parts != null ? mesh->Parts[triangle] : 0;
        return part < mesh->ClassCount ? mesh->Classes[part] : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector3 Turn(float* m, Vector3 v) => new(
        m[0] * v.X + m[1] * v.Y + m[2] * v.Z,
        m[4] * v.X + m[5] * v.Y + m[6] * v.Z,
        m[8] * v.X + m[9] * v.Y + m[10] * v.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Plane Across(Vector3 plane) => new() { X = plane.X, Y = plane.Y, C = plane.Z };
}
