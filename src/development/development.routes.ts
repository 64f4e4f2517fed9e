import type { FastifyInstance } from 'fastify';
import { personas } from '../../seeds/personas.ts';
import type { DevelopmentIssuer } from './development-issuer.ts';

/** What the IDE's persona switch asks for. Answers only to loopback names, so that no foreign page can pose as one. */
export function developmentRoutes(app: FastifyInstance, issuer: DevelopmentIssuer): void {
  app.register(async routes => {
    routes.addHook('onRequest', async (request, reply) => {
      if (!/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(request.hostname.replace(/:\d+$/, ''))) {
        await reply.code(403).send({ message: 'The development login answers to loopback names only.' });
      }
    });

    routes.get('/development/personas', async () =>
      personas.map(({ slug, name, title, areaCode, grants }) => ({
        slug,
        name,
        title,
        role: [...new Set(grants.map(({ role }) => role))].join(', '),
        area: areaCode,
      })),
    );

    routes.get<{ Querystring: { persona?: string } }>('/development/token', async (request, reply) => {
      const persona = personas.find(({ slug }) => slug === request.query.persona);
      if (persona === undefined) return await reply.code(404).send({ message: 'There is no such persona.' });
      return await reply.header('cache-control', 'no-store').send(await issuer.sign(persona.subject));
    });
  });
}
