using System.Numerics;
using Galactic.Assets;

namespace Galactic.Scenes;

/// <summary>Draws angular objects: cartons, books, flat bottles.</summary>
internal static class PackageShapes
{
    private static uint White => MovableObjects.White;

    /// <summary>A flat tin with rounded corners.</summary>
    public static ObjectShape MeatCan(ObjectShape s, uint body, uint label) => VesselShapes.Tin(
        s, s.Pick(ObjectShape.CutSquare(0.3f), ObjectShape.CutSquare(0.3f), ObjectShape.RoundedSquare(0.3f)),
        body, label);

    /// <summary>A flat bottle with a pump; drawn leanly the pump is one block.</summary>
    public static ObjectShape SoapBottle(ObjectShape s, uint body)
    {
        const float Neck = 0.15f;
        s.Solid(
            s.Pick(ObjectShape.CutSquare(0.4f), ObjectShape.RoundedSquare(0.4f), ObjectShape.RoundSquare(0.4f)),
            body, body, s.Pick<(float, float, uint)[]>(
                [(1, 0, body), (1, 0.75f, body)],
                [(1, 0, body), (1, 0.75f, body)],
                [(1, 0, body), (1, 0.7f, body), (0.8f, 0.75f, body)]));
        (bool isLean, bool isRich) = (s.Pick(true, false, false), s.Pick(false, false, true));
        if (isRich)
        {
            s.Solid(ObjectShape.Circle(8), White, White, (Neck, 0.75f, White), (Neck, 0.94f, White));
        }
        else if (!isLean)
        {
            s.Block(new Vector3(-Neck, -Neck, 0.75f), new Vector3(Neck, Neck, 0.94f), White);
        }

        return isLean
            ? s.Block(new Vector3(-0.2f, -0.2f, 0.75f), new Vector3(0.5f, 0.2f, 1), White)
            : s.Block(new Vector3(-0.25f, -0.2f, 0.94f), new Vector3(0.8f, 0.2f, 1), White);
    }

    /// <summary>A carton with a gabled roof.</summary>
    public static ObjectShape MilkCarton(ObjectShape s, uint roof)
    {
        static Vector3 P(float u, float v, float h) => new(u, v, h);
        return s
            .Cap(ObjectShape.Square, 1, 0, up: false, White)
            .Stack(ObjectShape.Square, s.Pick<(float, float, uint)[]>(
                [(1, 0, White), (1, 0.75f, White)],
                [(1, 0, White), (1, 0.45f, roof), (1, 0.75f, White)],
                [(1, 0, White), (1, 0.3f, White), (1, 0.5f, roof), (1, 0.56f, White), (1, 0.75f, White)]))
            .Triangle(P(1, -1, 0.75f), P(1, 1, 0.75f), P(1, 0, 1), roof)
            .Triangle(P(-1, 1, 0.75f), P(-1, -1, 0.75f), P(-1, 0, 1), roof)
            .Triangle(P(-1, -1, 0.75f), P(1, -1, 0.75f), P(1, 0, 1), roof)
            .Triangle(P(-1, -1, 0.75f), P(1, 0, 1), P(-1, 0, 1), roof)
            .Triangle(P(1, 1, 0.75f), P(-1, 1, 0.75f), P(-1, 0, 1), roof)
            .Triangle(P(1, 1, 0.75f), P(-1, 0, 1), P(1, 0, 1), roof);
    }

    /// <summary>A book that lies; the pages are set back in rich drawings and flush in others.</summary>
    public static ObjectShape Book(ObjectShape s, uint cover)
    {
        if (s.Pick(false, false, true))
        {
            return s.Block(new Vector3(-1, -1, 0), new Vector3(1, 1, 0.15f), cover)
                .Block(new Vector3(-0.9f, -0.96f, 0.15f), new Vector3(0.96f, 0.96f, 0.85f), White)
                .Block(new Vector3(-1, -1, 0.85f), new Vector3(1, 1, 1), cover)
                .Block(new Vector3(-1, -1, 0.15f), new Vector3(-0.9f, 1, 0.85f), cover);
        }

        Vector2[] outline = ObjectShape.Square;
        s.Cap(outline, 1, 0, up: false, cover).Cap(outline, 1, 1, up: true, cover);
        for (int i = 0; i < outline.Length; i++)
        {
            (Vector2 p, Vector2 q) = (outline[i], outline[(i + 1) % outline.Length]);
            bool isSpine = p.X < 0 && q.X < 0;
            s.Side(p, q, (1, 0, cover), (1, 0.15f, cover), (1, 0.85f, isSpine ? cover : White), (1, 1, cover));
        }

        return s;
    }

    /// <summary>A clock with a round face, drawn richly with hands and feet.</summary>
    public static ObjectShape AlarmClock(ObjectShape s, uint body, uint face)
    {
        const float Front = -0.85f;
        bool isRich = s.Pick(false, false, true);
        float bottom = isRich ? 0.06f : 0;
        Vector2 middle = new(0, 0.53f);
        s.Block(new Vector3(-1, Front, bottom), new Vector3(1, 1, 1), body)
            .Disc(s.Pick(8, 8, 12), middle, new Vector2(0.8f, 0.4f), Front, isRich ? -0.95f : -1, face);
        return isRich
            ? s.Block(new Vector3(-0.05f, -1, 0.5f), new Vector3(0.05f, -0.95f, 0.8f), body)
                .Block(new Vector3(-0.05f, -1, 0.45f), new Vector3(0.5f, -0.95f, 0.5f), body)
                .Block(new Vector3(-0.8f, -0.7f, 0), new Vector3(-0.5f, 0.8f, bottom), body)
                .Block(new Vector3(0.5f, -0.7f, 0), new Vector3(0.8f, 0.8f, bottom), body)
            : s;
    }

    public static ObjectShape Sponge(ObjectShape s, uint soft, uint rough) =>
        s.Solid(ObjectShape.Square, soft, rough, (1, 0, soft), (1, 0.7f, soft), (1, 1, rough));
}
